// The page's own operations (web/crypto.js) under Node's WebCrypto, and the files that the program
// wrote by OpenSSL: both sides read one another.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makePair, open, runPageCrypto, sealByPassphrase, sealForKey, step } from './envelope.mjs';

const data = join(resolve(dirname(fileURLToPath(import.meta.url)), '..'), 'data/sealed');
const read = (name) => readFileSync(join(data, name));
const hex = (digits) => Buffer.from(digits, 'hex');
const passphrase = 'kuda-laut biru';

export default async function checks({ test }) {
  await test('page crypto: known answers of PBKDF2 and AES-GCM', async () => {
    const derived = await runPageCrypto(step.deriveBits, { secret: 'passwd', salt: 'salt', iterations: 1 });
    assert.equal(derived.bytes.toString('hex'), '55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc'
      + '49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783');
    const parts = {
      secret: hex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308'), salt: hex('cafebabefacedbaddecaf888'),
      info: hex('feedfacedeadbeeffeedfacedeadbeefabaddad2'),
      data: hex('d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39'),
    };
    const sealed = await runPageCrypto(step.encrypt, parts);
    assert.equal(sealed.bytes.toString('hex').slice(-32), '76fc6ece0f4e1768cddf8853bb2d551b');
    const back = await runPageCrypto(step.decrypt, { ...parts, data: sealed.bytes });
    assert.deepEqual(back.bytes, parts.data);
  });
  await test('page crypto: what does not belong together is refused, not failed', async () => {
    const parts = { secret: Buffer.alloc(32, 1), salt: Buffer.alloc(12, 2), info: 'a', data: 'isi' };
    const { bytes } = await runPageCrypto(step.encrypt, parts);
    const changed = await runPageCrypto(step.decrypt, { ...parts, info: 'b', data: bytes });
    assert.equal(changed.failure, 4);
    const pair = await makePair();
    const offCurve = Buffer.from(pair.subarray(0, 65));
    offCurve[40] ^= 1;
    const agreed = await runPageCrypto(step.agreeKey, { secret: pair.subarray(65), salt: 's', info: 'i', data: offCurve });
    assert.equal(agreed.failure, 4);
  });
  await test('page crypto: files by passphrase and for a key come back', async () => {
    const plain = read('plain.json');
    const file = await sealByPassphrase(plain, passphrase, Buffer.alloc(16, 3), Buffer.alloc(12, 4));
    assert.deepEqual(await open(file, { passphrase }), plain);
    await assert.rejects(open(file, { passphrase: 'kuda-laut hijau' }), /passphrase/);
    const pair = await makePair();
    const sealed = await sealForKey(plain, pair.subarray(0, 65), Buffer.alloc(16, 3), Buffer.alloc(12, 4));
    assert.deepEqual(await open(sealed, { privateHalf: pair.subarray(65) }), plain);
  });
  await test('page crypto: files that the command line wrote are opened', async () => {
    const plain = read('plain.json');
    assert.deepEqual(await open(read('command_line.asn.enc'), { passphrase }), plain);
    const privateHalf = await open(Buffer.from(read('key_private.txt').toString(), 'base64'), { passphrase });
    assert.deepEqual(await open(read('command_line_key.asn.enc'), { privateHalf }), plain);
    assert.deepEqual(await open(read('command_line_report.html.enc'), { passphrase }), read('report.html'));
  });
}
