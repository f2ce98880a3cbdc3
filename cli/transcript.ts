import { writeFile } from "node:fs/promises";

import { formatDate } from "../present/formats.ts";
import { openTalk, type Talk } from "./demo/open-talk.ts";
import { WEEK_SCRIPT } from "./demo/week-script.ts";
import { withScratchBook } from "./demo/with-scratch-book.ts";
import { runCommand } from "./operator/run-command.ts";

const FILE = "docs/week.md";
const USER = "tuan-dau";

const HEAD = `# Một tuần của quán phở

Made by \`npm run -s transcript\`: a new shop, nothing but these messages, answered by the program as it is. \`›\` is the owner,
\`[hình]\` a picture that comes with the answer ([docs/pictures](pictures/) shows what they look like).
`;

/** `npm run -s transcript`: plays one week of a shop and writes what was answered into docs/. */
runCommand(() =>
  withScratchBook(async (database) => {
    const talk = openTalk(database);
    const days: string[] = [];
    for (const [date, lines] of WEEK_SCRIPT) days.push(await playDay(talk, date, lines));
    await talk.close();
    await writeFile(FILE, [HEAD, ...days].join("\n"));
    console.log(`${FILE} is written.`);
    return true;
  }),
);

async function playDay(
  talk: Talk,
  date: string,
  lines: readonly (readonly [time: string, text: string])[],
): Promise<string> {
  const said: string[] = [];
  for (const [time, text] of lines) {
    const { replies } = await talk.say(USER, text, new Date(`${date}T${time}:00+07:00`));
    said.push(`› ${text}\n${replies.join("\n")}`);
  }
  return `## ${formatDate(date, date, "vi")}\n\n\`\`\`\n${said.join("\n\n")}\n\`\`\`\n`;
}
