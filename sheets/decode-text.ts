/**
 * The text of a file that does not say how it is written: by its mark, by the NULs of UTF-16, else UTF-8, else
 * Windows-1258, which Vietnamese Windows still writes. Each line by itself: lists are pasted together from several.
 * @returns undefined where the bytes are no text
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const wide = wideEncoding(bytes);
  const text = wide === undefined ? decodeLines(bytes) : new TextDecoder(wide).decode(bytes);
  return isText(text) ? text : undefined;
}

type Wide = "utf-16le" | "utf-16be";

function wideEncoding(bytes: Uint8Array): Wide | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const head = bytes.subarray(0, 2_000);
  const nuls = [0, 1].map((odd) => head.filter((byte, index) => byte === 0 && index % 2 === odd).length);
  const [even = 0, odd = 0] = nuls;
  // Digits, commas and line ends are half of any price list; each has a NUL beside it.
  if (Math.max(even, odd) * 5 < head.length) return undefined;
  return odd > even ? "utf-16le" : "utf-16be";
}

const LINE_FEED = 0x0a;

function decodeLines(bytes: Uint8Array): string {
  const whole = decodeUtf8(bytes);
  if (whole !== undefined) return whole;
  const lines: string[] = [];
  for (let start = 0; start <= bytes.length;) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    lines.push(decodeUtf8(line) ?? new TextDecoder("windows-1258").decode(line));
    start = end + 1;
  }
  return lines.join("\n");
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Pictures and programs are full of what no text has. */
const isText = (text: string): boolean => !/[\0-\x08\x0e-\x1f\u{fffd}]/u.test(text.slice(0, 4_000));
