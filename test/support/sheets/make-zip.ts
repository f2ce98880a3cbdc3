import { crc32, deflateRawSync } from "node:zlib";

/** A ZIP archive of some texts. `claimedSize` puts another size into its directory than they have: a lie about a bomb. */
export function makeZip(files: Readonly<Record<string, string | Uint8Array>>, claimedSize?: number): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const [bytes, nameBytes] = [Buffer.from(content as string), Buffer.from(name)];
    const packed = deflateRawSync(bytes);
    const sizes = {
      crc: crc32(bytes),
      packed: packed.length,
      size: claimedSize ?? bytes.length,
      name: nameBytes.length,
    };
    const local = Buffer.concat([header(0x04034b50, sizes), nameBytes, packed]);
    directory.push(Buffer.concat([header(0x02014b50, sizes, offset), nameBytes]));
    locals.push(local);
    offset += local.length;
  }
  const body = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(body.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, body, end]);
}

interface Sizes {
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly name: number;
}

/** Of a file (30 bytes), or of its line in the directory (46 bytes), which begins with the maker's version and ends with the place. */
function header(signature: number, { crc, packed, size, name }: Sizes, offset?: number): Buffer {
  const shift = offset === undefined ? 0 : 2;
  const made = Buffer.alloc(offset === undefined ? 30 : 46);
  made.writeUInt32LE(signature, 0);
  made.writeUInt16LE(20, 4 + shift);
  made.writeUInt16LE(0x0800, 6 + shift);
  made.writeUInt16LE(8, 8 + shift);
  made.writeUInt32LE(crc, 14 + shift);
  made.writeUInt32LE(packed, 18 + shift);
  made.writeUInt32LE(size, 22 + shift);
  made.writeUInt16LE(name, 26 + shift);
  if (offset !== undefined) made.writeUInt32LE(offset, 42);
  return made;
}
