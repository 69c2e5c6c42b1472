/** The checksums of Ogg pages (RFC 3533, section 6): a decoder drops a page with a wrong one before it looks inside. */

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit += 1) value = (value << 1) ^ (value & 0x80000000 ? 0x04c11db7 : 0);
  return value >>> 0;
});

/** The input with the checksum of each whole page put right. */
export function mendOgg(input: Uint8Array): Uint8Array {
  const bytes = Buffer.from(input);
  for (
    let at = bytes.indexOf('OggS');
    at >= 0 && at + 27 <= bytes.length;
    at = bytes.indexOf('OggS', at + 4)
  ) {
    const segments = bytes.readUInt8(at + 26);
    if (at + 27 + segments > bytes.length) break;
    let end = at + 27 + segments;
    for (let segment = 0; segment < segments; segment += 1) end += bytes.readUInt8(at + 27 + segment);
    if (end > bytes.length) break;
    bytes.writeUInt32LE(0, at + 22);
    let sum = 0;
    for (const byte of bytes.subarray(at, end)) sum = ((sum << 8) ^ (TABLE[(sum >>> 24) ^ byte] ?? 0)) >>> 0;
    bytes.writeUInt32LE(sum, at + 22);
  }
  return bytes;
}
