import { crc32, deflateRawSync } from "node:zlib";

/** A ZIP archive of texts. Source: PKWARE's APPNOTE, 4.3; no file of ours comes near the 4 GB at which it changes. */
export function writeZip(files: Readonly<Record<string, string>>): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const [name, bytes] = [Buffer.from(path), Buffer.from(content)];
    const packed = deflateRawSync(bytes);
    const facts = factsOf(crc32(bytes), packed.length, bytes.length, name.length);
    const local = Buffer.concat([word(LOCAL_FILE), facts, name, packed]);
    directory.push(directoryLine(facts, name, offset));
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, listed, word(END_OF_DIRECTORY), end]);
}

const LOCAL_FILE = 0x04034b50;
const DIRECTORY_LINE = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const VERSION_NEEDED = 20;
const NAMES_ARE_UTF8 = 0x0800;
const DEFLATED = 8;

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

/** What a file's head and its line in the directory have in common; no time of day, so that the same data gives the same bytes. */
function factsOf(crc: number, packed: number, size: number, nameLength: number): Buffer {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(VERSION_NEEDED, 0);
  facts.writeUInt16LE(NAMES_ARE_UTF8, 2);
  facts.writeUInt16LE(DEFLATED, 4);
  facts.writeUInt32LE(crc, 10);
  facts.writeUInt32LE(packed, 14);
  facts.writeUInt32LE(size, 18);
  facts.writeUInt16LE(nameLength, 22);
  return facts;
}

function directoryLine(facts: Buffer, name: Buffer, offset: number): Buffer {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(VERSION_NEEDED);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([word(DIRECTORY_LINE), madeBy, facts, rest, name]);
}
