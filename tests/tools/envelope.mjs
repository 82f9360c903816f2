// Encrypted files written and read a second time, by the description in core/exchange/SCHEMA.md alone:
// what the program writes must be what the description says. The operations are those of the page
// (web/crypto.js), run by Node's own WebCrypto.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const ascii = (text) => Buffer.from(text, 'utf8');
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

export const step = { deriveBits: 0, makePair: 1, agreeKey: 2, encrypt: 3, decrypt: 4 };

/** One operation by web/crypto.js; resolves to { bytes } or { failure, detail }. */
export function runPageCrypto(which, { secret = '', salt = '', info = '', data = '', iterations = 0 }) {
  const parts = [secret, salt, info, data].map((part) => Buffer.from(part));
  return new Promise((resolve) => {
    const host = {
      withBytes: (bytes, use) => { host.bytes = Buffer.from(bytes); return use(0, bytes.length); },
      call: () => resolve({ bytes: host.bytes }),
      finish: (id, failure, detail) => resolve({ failure, detail }),
    };
    const context = vm.createContext({ crypto: globalThis.crypto, Uint8Array, String,
      failureNumber: { none: 0, unavailable: 3, denied: 4, failed: 6 } });
    vm.runInContext(`${readFileSync(join(root, 'web/crypto.js'), 'utf8')}\nglobalThis.made = AsahCrypto;`, context);
    const sizes = { step: which, secret: parts[0].length, salt: parts[1].length, info: parts[2].length, iterations };
    new context.made(host).run(1, sizes, new Uint8Array(Buffer.concat(parts)));
  });
}

const bytesOf = async (which, parts) => {
  const { bytes, failure, detail } = await runPageCrypto(which, parts);
  if (!bytes) throw new Error(`step ${which}: failure ${failure} ${detail}`);
  return bytes;
};

function assemble(bound, sealed) {
  return Buffer.concat([ascii(`${bound},"sha256":"${sha256(bound, sealed).toString('hex')}"}\n`), sealed]);
}

const checkOf = (derived) => sha256('asah key check', derived.subarray(32)).subarray(0, 8);

export async function sealByPassphrase(plain, passphrase, salt, nonce) {
  const iterations = 600000;
  const derived = await bytesOf(step.deriveBits, { secret: ascii(passphrase), salt, iterations });
  const bound = `{"format":"asah-sealed","version":1,"kind":"passphrase","kdf":"PBKDF2-SHA-256",`
    + `"iterations":${iterations},"salt":"${salt.toString('hex')}","cipher":"AES-256-GCM",`
    + `"nonce":"${nonce.toString('hex')}","length":${plain.length + 16},"check":"${checkOf(derived).toString('hex')}"`;
  return assemble(bound, await bytesOf(step.encrypt,
    { secret: derived.subarray(0, 32), salt: nonce, info: ascii(bound), data: plain }));
}

export async function sealForKey(plain, point, salt, nonce) {
  const pair = await bytesOf(step.makePair, {});
  const key = await bytesOf(step.agreeKey,
    { secret: pair.subarray(65), salt, info: ascii('asah sealed return'), data: point });
  const bound = `{"format":"asah-sealed","version":1,"kind":"key","recipient":"${sha256(point).toString('hex').slice(0, 16)}",`
    + `"point":"${pair.subarray(0, 65).toString('base64')}","kdf":"ECDH-P-256-HKDF-SHA-256",`
    + `"salt":"${salt.toString('hex')}","cipher":"AES-256-GCM","nonce":"${nonce.toString('hex')}","length":${plain.length + 16}`;
  return assemble(bound, await bytesOf(step.encrypt, { secret: key, salt: nonce, info: ascii(bound), data: plain }));
}

/** The document in an encrypted file; throws where anything does not fit. */
export async function open(file, { passphrase, privateHalf }) {
  const end = file.indexOf(10);
  const line = file.subarray(0, end).toString('utf8');
  const sealed = file.subarray(end + 1);
  const header = JSON.parse(line);
  const bound = line.slice(0, line.lastIndexOf(',"sha256":"'));
  if (sealed.length !== header.length) throw new Error('length');
  if (sha256(bound, sealed).toString('hex') !== header.sha256) throw new Error('digest');
  const salt = Buffer.from(header.salt, 'hex');
  let key;
  if (header.kind === 'passphrase') {
    const derived = await bytesOf(step.deriveBits, { secret: ascii(passphrase), salt, iterations: header.iterations });
    if (checkOf(derived).toString('hex') !== header.check) throw new Error('passphrase');
    key = derived.subarray(0, 32);
  } else {
    key = await bytesOf(step.agreeKey, { secret: privateHalf, salt, info: ascii('asah sealed return'),
      data: Buffer.from(header.point, 'base64') });
  }
  return bytesOf(step.decrypt, { secret: key, salt: Buffer.from(header.nonce, 'hex'), info: ascii(bound), data: sealed });
}

export const makePair = () => bytesOf(step.makePair, {});
