import type { FaultTally } from "./fault-tally.ts";

const HEADER = [
  "fault",
  "messages",
  "lost",
  "doubled",
  "entered out of order",
  "answered out of order",
  "unanswered",
  "answered again",
];

/** Collects what each fault did, and prints it as the table of docs/faults.md. */
export function createFaultTable(): { add: (fault: string, tally: FaultTally) => void; print: () => void } {
  const rows: string[][] = [];
  return {
    add: (fault, { messages, lost, doubled, enteredOutOfOrder, answeredOutOfOrder, unanswered, answeredAgain }) =>
      rows.push([
        fault,
        ...[messages, lost, doubled, enteredOutOfOrder, answeredOutOfOrder, unanswered, answeredAgain].map(String),
      ]),
    print: () => {
      const lines = [HEADER, HEADER.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
      console.log(lines.join("\n"));
    },
  };
}
