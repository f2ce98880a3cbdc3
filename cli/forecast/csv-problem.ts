/** What is wrong with the input, in a sentence that names the line. */
export class CsvProblem extends Error {
  constructor(line: number, what: string) {
    super(`Line ${line}: ${what}`);
    this.name = "CsvProblem";
  }
}
