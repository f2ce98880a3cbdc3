import { inflateRawSync } from "node:zlib";

const END_OF_DIRECTORY = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;
const DIRECTORY_ENTRY = 0x02014b50;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;
const DEFLATED = 8;
/** A workbook has a dozen parts; a reader that walks a million is busy for nothing. */
const MOST_ENTRIES = 500;

interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * What is in a ZIP archive, without keeping any of it: first by its directory, then by unpacking each part up to the size
 * that the directory claims. Undefined where it cannot be read or has lied.
 */
export function lookIntoZip(
  bytes: Uint8Array,
  mostBytes: number,
): { readonly names: readonly string[] } | "too_large" | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directoryOf(bytes, view);
  if (entries === undefined) return undefined;
  const unpackedSize = entries.reduce((sum, { size }) => sum + size, 0);
  if (unpackedSize > mostBytes) return "too_large";
  if (!entries.every((entry) => isAsClaimed(bytes, view, entry))) return undefined;
  return { names: entries.map(({ name }) => name) };
}

function directoryOf(bytes: Uint8Array, view: DataView): readonly ZipEntry[] | undefined {
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) return undefined;
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < count; entry++) {
    if (at + ENTRY_SIZE > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) return undefined;
    const nameSize = view.getUint16(at + 28, true);
    entries.push({
      name: Buffer.from(bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + nameSize)).toString("utf8"),
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += ENTRY_SIZE + nameSize + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The directory's end is the archive's end, but for a comment. */
function endOfDirectory(view: DataView): number | undefined {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return undefined;
}

function isAsClaimed(bytes: Uint8Array, view: DataView, { method, packedSize, size, offset }: ZipEntry): boolean {
  if (method !== DEFLATED) return size === packedSize;
  if (offset + LOCAL_SIZE > view.byteLength) return false;
  const start = offset + LOCAL_SIZE + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  try {
    const unpacked = inflateRawSync(bytes.subarray(start, start + packedSize), { maxOutputLength: Math.max(1, size) });
    return unpacked.length === size;
  } catch {
    return false;
  }
}
