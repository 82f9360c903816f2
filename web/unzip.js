// Files out of a zip archive (PKWARE's APPNOTE 6.3: stored and deflated, no encryption, no zip64).
// The browser itself inflates; what it cannot, and whatever is not as it says, is an Error.
'use strict';

const zipMostFiles = 1000;
const zipMostBytes = 1 << 30;
const zipEndBytes = 22;
const zipLongestComment = 0xffff;
/** Only these can mean anything here; spreadsheets are archives of the same form. */
const zipWanted = /\.(json|enc)$/i;

class AsahZip {
  static is(file) {
    return /\.zip$/i.test(file.name);
  }

  /** The files inside, in the archive's order; folders and what is of other kinds left out. */
  static async files(file) {
    const entries = await AsahZip.entries(file);
    if (entries.length === 0) throw new Error('zip: nothing in it');
    const total = entries.reduce((sum, entry) => sum + entry.size, 0);
    if (entries.length > zipMostFiles || total > zipMostBytes) throw new RangeError('zip: too large');
    const out = [];
    for (const entry of entries) out.push(await AsahZip.unpack(file, entry));
    return out;
  }

  static async entries(file) {
    const tailAt = Math.max(0, file.size - zipEndBytes - zipLongestComment);
    const tail = await AsahZip.view(file, tailAt, file.size);
    let end = tail.byteLength - zipEndBytes;
    while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) end -= 1;
    if (end < 0) throw new Error('zip: no end');
    const at = tail.getUint32(end + 16, true);
    const list = await AsahZip.view(file, at, at + tail.getUint32(end + 12, true));
    const entries = [];
    for (let i = 0, from = 0; i < tail.getUint16(end + 10, true); i += 1) {
      if (from + 46 > list.byteLength || list.getUint32(from, true) !== 0x02014b50) throw new Error('zip: bad list');
      const entry = {
        flags: list.getUint16(from + 8, true),
        method: list.getUint16(from + 10, true),
        packed: list.getUint32(from + 20, true),
        size: list.getUint32(from + 24, true),
        at: list.getUint32(from + 42, true),
      };
      const nameBytes = list.getUint16(from + 28, true);
      if (from + 46 + nameBytes > list.byteLength) throw new Error('zip: bad list');
      const path = new TextDecoder().decode(new Uint8Array(list.buffer, list.byteOffset + from + 46, nameBytes));
      entry.name = path.slice(path.lastIndexOf('/') + 1);
      // A Mac puts its own notes beside each file.
      if (zipWanted.test(entry.name) && !path.startsWith('__MACOSX/')) entries.push(entry);
      from += 46 + nameBytes + list.getUint16(from + 30, true) + list.getUint16(from + 32, true);
    }
    return entries;
  }

  static async unpack(file, entry) {
    if (entry.flags & 1) throw new Error(`zip: ${entry.name} is encrypted`);
    const head = await AsahZip.view(file, entry.at, entry.at + 30);
    if (head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50) throw new Error(`zip: ${entry.name} is missing`);
    const from = entry.at + 30 + head.getUint16(26, true) + head.getUint16(28, true);
    const packed = file.slice(from, from + entry.packed);
    if (packed.size !== entry.packed) throw new Error(`zip: ${entry.name} is cut short`);
    if (entry.method === 0 && entry.packed === entry.size) return new File([packed], entry.name);
    if (entry.method !== 8) throw new Error(`zip: ${entry.name} is packed in a way not known here`);
    const parts = [];
    let size = 0;
    const reader = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      size += step.value.length;
      // More than it says: an archive that grows without end.
      if (size > entry.size) throw new RangeError(`zip: ${entry.name} is larger than it says`);
      parts.push(step.value);
    }
    if (size !== entry.size) throw new Error(`zip: ${entry.name} is cut short`);
    return new File(parts, entry.name);
  }

  static async view(file, from, to) {
    return new DataView(await file.slice(from, to).arrayBuffer());
  }
}
