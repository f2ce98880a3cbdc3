import { COMMANDS } from "./commands.ts";
import type { OurBot } from "./our-bot.ts";

export interface Words {
  /** What is left to read once commands are put into words and our name is taken out. */
  readonly text: string;
  /** Whether the words themselves name us: by a command of ours or by a mention. */
  readonly namesUs: boolean;
}

const COMMAND = /^\/([a-z0-9_]+)(?:@([a-z0-9_]+))?(?=\s|$)/i;
const MENTION = /(?<![a-z0-9_])@([a-z0-9_]+)/gi;
/** What follows `/start` is a link's parameter, which nobody typed: an invitation's code, or nothing that we gave. */
const OPENING = "start";
const INVITATION = /^inv_([A-Z0-9]{4})([A-Z0-9]{4})$/;

/** What the owner of the link would have typed. */
const readParameter = (parameter: string): string | undefined => {
  const [, first, second] = INVITATION.exec(parameter) ?? [];
  return first === undefined ? undefined : `mã mời ${first}-${second ?? ""}`;
};

const isUs = (name: string | undefined, { username }: OurBot): boolean =>
  name !== undefined && name.toLowerCase() === username?.toLowerCase();

const readCommand = (text: string, us: OurBot): Words | undefined => {
  const [whole, given, target] = COMMAND.exec(text) ?? [];
  if (whole === undefined || given === undefined) return undefined;
  const name = given.toLowerCase();
  const opened = name === OPENING ? readParameter(text.slice(whole.length).trim()) : undefined;
  if (opened !== undefined) return { text: opened, namesUs: true };
  const command = COMMANDS.find((one) => one.name === name);
  const rest = name === OPENING ? "" : text.slice(whole.length).trim();
  const words = command?.means ?? given.replaceAll("_", " ");
  // Without a target it is meant for every bot of a group: ours only if we have it.
  const namesUs = target === undefined ? command !== undefined : isUs(target, us);
  return { text: `${words} ${rest}`.trim(), namesUs };
};

const readMentions = (text: string, us: OurBot): Words => {
  const left = text.replace(MENTION, (mention, name: string) => (isUs(name, us) ? "" : mention));
  if (left === text) return { text, namesUs: false };
  // Called by name and nothing more: a greeting.
  return { text: left.trim() === "" ? "xin chào" : left.trim(), namesUs: true };
};

/** @example readWords("/huy@so_tiem_bot", us) // { text: "huỷ", namesUs: true } */
export const readWords = (text: string, us: OurBot): Words => readCommand(text.trim(), us) ?? readMentions(text, us);
