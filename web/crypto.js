// Cryptography by the browser itself (WebCrypto), one operation a job. Only a secure context has it.
'use strict';

const nothing = new Uint8Array(0);
const derivedBits = 512;
const pointBytes = 65;

/** The steps of platform::CryptoStep, each from its parts to bytes. */
const cryptoSteps = [
  async function deriveBits({ secret, salt, iterations }) {
    const key = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
    return crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, derivedBits);
  },
  async function makePair() {
    const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
    const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    const inner = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
    const both = new Uint8Array(pointBytes + inner.length);
    both.set(point);
    both.set(inner, pointBytes);
    return both;
  },
  async function agreeKey({ secret, salt, info, data }) {
    const curve = { name: 'ECDH', namedCurve: 'P-256' };
    const own = await crypto.subtle.importKey('pkcs8', secret, curve, false, ['deriveBits']);
    const other = await crypto.subtle.importKey('raw', data, curve, false, []);
    const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
    const key = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveBits']);
    return crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, 256);
  },
  async function encrypt({ secret, salt, info, data }) {
    const key = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt']);
    return crypto.subtle.encrypt({ name: 'AES-GCM', iv: salt, additionalData: info }, key, data);
  },
  async function decrypt({ secret, salt, info, data }) {
    const key = await crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['decrypt']);
    return crypto.subtle.decrypt({ name: 'AES-GCM', iv: salt, additionalData: info }, key, data);
  },
];

class AsahCrypto {
  constructor(host) {
    this.host = host;
  }

  /** `bytes` holds the parts one after the other, with the lengths that `sizes` states. */
  async run(id, sizes, bytes) {
    const { host } = this;
    if (!globalThis.crypto?.subtle) {
      host.finish(id, failureNumber.unavailable, 'WebCrypto');
      return;
    }
    let at = 0;
    const take = (length) => (length > 0 ? bytes.subarray(at, (at += length)) : nothing);
    const parts = { secret: take(sizes.secret), salt: take(sizes.salt), info: take(sizes.info), iterations: sizes.iterations };
    parts.data = take(bytes.length - at);
    try {
      const made = new Uint8Array(await cryptoSteps[sizes.step](parts));
      host.withBytes(made, (from, length) => host.call('_asah_crypto_finish', id, from, length));
    } catch (error) {
      const refused = error?.name === 'OperationError' || error?.name === 'DataError';
      host.finish(id, refused ? failureNumber.denied : failureNumber.failed, String(error));
    } finally {
      bytes.fill(0);
    }
  }
}
