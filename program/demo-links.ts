import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The browser's way into each made-up shop, by the shop's user: a secret like the one in a browser's cookie. */
export type DemoLinks = Readonly<Record<string, string>>;

const fileIn = (dataDir: string): string => join(dataDir, "demo.json");

/** Readable by the folder's owner alone: who has a link is the shop's owner. */
export async function keepDemoLinks(dataDir: string, links: DemoLinks): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(fileIn(dataDir), `${JSON.stringify(links, null, 2)}\n`, { mode: 0o600 });
}

/** Empty where no demo was opened here. */
export async function keptDemoLinks(dataDir: string): Promise<DemoLinks> {
  try {
    return JSON.parse(await readFile(fileIn(dataDir), "utf8")) as DemoLinks;
  } catch {
    return {};
  }
}
