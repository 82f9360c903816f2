// Archives as the page opens them (web/unzip.js), against archives made here byte by byte.
import { strict as assert } from 'node:assert';
import { File } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { crc32, deflateRawSync } from 'node:zlib';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const context = vm.createContext({ File, TextDecoder, DecompressionStream, DataView, Uint8Array, Error, RangeError, Math });
vm.runInContext(`${readFileSync(join(root, 'web/unzip.js'), 'utf8')}\nglobalThis.made = AsahZip;`, context);
const AsahZip = context.made;

function fields(...pairs) {
  const bytes = Buffer.alloc(pairs.reduce((sum, [size]) => sum + size, 0));
  pairs.reduce((at, [size, value]) => bytes.writeUIntLE(value, at, size) && at + size, 0);
  return bytes;
}

/** An archive of { path, text, deflate, flags, size }: `size` lies about the unpacked one. */
function archive(files) {
  const bodies = [];
  const list = [];
  let at = 0;
  for (const { path, text, deflate = false, flags = 0, size } of files) {
    const name = Buffer.from(path);
    const plain = Buffer.from(text);
    const packed = deflate ? deflateRawSync(plain) : plain;
    const sum = typeof crc32 === 'function' ? crc32(plain) : 0;
    const common = [[2, 20], [2, flags], [2, deflate ? 8 : 0], [4, 0], [4, sum], [4, packed.length], [4, size ?? plain.length], [2, name.length], [2, 0]];
    const body = Buffer.concat([fields([4, 0x04034b50], ...common), name, packed]);
    list.push(fields([4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), name);
    bodies.push(body);
    at += body.length;
  }
  const directory = Buffer.concat(list);
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, directory.length], [4, at], [2, 0]);
  return Buffer.concat([...bodies, directory, end]);
}

const zip = (bytes, name = 'balasan.zip') => new File([bytes], name);
const texts = (files) => Promise.all([...files].map(async (file) => [file.name, await file.text()]));

export default async function checks({ test }) {
  await test('page zip: stored and deflated files come out as they went in', async () => {
    const long = '{"a":1}'.repeat(5000);
    const files = await AsahZip.files(zip(archive([
      { path: 'satu.json', text: '{}' },
      { path: 'folder/dua.asn.json', text: long, deflate: true },
      { path: 'folder/', text: '' },
      { path: '__MACOSX/._satu.json', text: 'x' },
      { path: 'daftar.csv', text: 'a;b' },
      { path: '../../tiga.asn.enc', text: 'seal' },
    ])));
    assert.deepEqual(await texts(files), [['satu.json', '{}'], ['dua.asn.json', long], ['tiga.asn.enc', 'seal']]);
  });
  await test('page zip: only archives by name are opened as such', () => {
    assert.equal(AsahZip.is({ name: 'A.ZIP' }), true);
    assert.equal(AsahZip.is({ name: 'pegawai.xlsx' }), false);
  });
  await test('page zip: hostile and broken archives are refused with a word', async () => {
    const good = archive([{ path: 'a.json', text: '{"x":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}', deflate: true }]);
    const refused = (bytes, why) => assert.rejects(async () => AsahZip.files(zip(bytes)), why);
    await refused(good.subarray(0, good.length - 10), /no end/);
    await refused(Buffer.from('not a zip at all'), /no end/);
    await refused(archive([{ path: 'gambar.png', text: 'x' }]), /nothing in it/);
    await refused(archive([{ path: 'a.json', text: '{}', flags: 1 }]), /encrypted/);
    await refused(archive([{ path: 'a.json', text: '0'.repeat(100000), deflate: true, size: 10 }]), /larger than it says/);
    await refused(archive([{ path: 'a.json', text: '{}', deflate: true, size: 4_000_000_000 }]), /too large/);
    const lost = Buffer.from(good);
    lost.writeUInt32LE(7, lost.length - 22 + 16);
    await refused(lost, /zip/);
    for (let i = 0; i < good.length; i += 1) {
      const changed = Buffer.from(good);
      changed[i] ^= 0xff;
      await AsahZip.files(zip(changed)).catch((error) => assert.ok(error instanceof Error || error.name));
    }
  });
}
