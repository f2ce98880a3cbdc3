import { mkdir, writeFile } from "node:fs/promises";

import { formatDate } from "../present/formats.ts";
import { type DayLine, momentOf } from "./demo/days/day-script.ts";
import { DAY_SCRIPTS } from "./demo/days/day-scripts.ts";
import { writeLoginTranscript } from "./demo/login-transcript.ts";
import { openTalk, type Talk } from "./demo/open-talk.ts";
import { WEEK_SCRIPT } from "./demo/week-script.ts";
import { withScratchBook } from "./demo/with-scratch-book.ts";
import { runCommand } from "./operator/run-command.ts";

const WEEK_FILE = "docs/week.md";
const WEEK_USER = "tuan-dau";
const DAYS_FOLDER = "docs/days";

const headOf = (title: string): string => `# ${title}

Made by \`npm run -s transcript\`: a new shop, nothing but these messages, answered by the program as it is. \`›\` is the owner,
\`[chạm]\` a button that was tapped, \`[hình]\` a picture that comes with the answer.
`;

/** `npm run -s transcript`: plays a week of one shop and whole days of others, and writes what was answered into docs/, and a login into the README. */
runCommand(() =>
  withScratchBook(async (database) => {
    const talk = openTalk(database);
    const week: string[] = [];
    for (const [date, lines] of WEEK_SCRIPT) week.push(await playDay(talk, WEEK_USER, date, lines));
    await write(WEEK_FILE, "Một tuần của quán phở", week);
    await mkdir(DAYS_FOLDER, { recursive: true });
    for (const { name, title, date, lines } of DAY_SCRIPTS)
      await write(`${DAYS_FOLDER}/${name}.md`, title, [await playDay(talk, name, date, lines)]);
    await talk.close();
    await writeLoginTranscript(database);
    return true;
  }),
);

async function write(file: string, title: string, days: readonly string[]): Promise<void> {
  await writeFile(file, [headOf(title), ...days].join("\n"));
  console.log(`${file} is written.`);
}

async function playDay(talk: Talk, user: string, date: string, lines: readonly DayLine[]): Promise<string> {
  const said: string[] = [];
  for (const [time, text, how] of lines) {
    const isTap = how === "tap";
    const at = momentOf(date, time);
    const { replies } = isTap ? await talk.tap(user, text, at) : await talk.say(user, text, at);
    said.push(`${time} › ${isTap ? `[chạm] ${text}` : text}\n${replies.join("\n")}`);
  }
  return `## ${formatDate(date, date, "vi")}\n\n\`\`\`\n${said.join("\n\n")}\n\`\`\`\n`;
}
