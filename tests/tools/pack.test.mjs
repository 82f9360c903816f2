// The packer and the static server.
import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { escapeScript, pack, setMeta } from '../../tools/pack.mjs';
import { fileFor, serve } from '../../tools/serve.mjs';

const page = `<!doctype html>
<html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="old">
<link rel="manifest" href="manifest.webmanifest">
<link rel="icon" href="icon.svg">
<link rel="stylesheet" href="style.css">
<script src="bridge.js" defer></script>
<script src="asah.js" defer></script>
</head><body><main></main></body></html>
`;

const files = (entries) => new Map(Object.entries(entries).map(([name, text]) => [name, Buffer.from(text)]));

const packed = () => pack(
  files({
    'index.html': page, 'style.css': 'b::after{content:"</style>"}', 'icon.svg': '<svg/>',
    'manifest.webmanifest': '{}', 'bridge.js': 'const end = "</script><!--$&";',
  }),
  files({ 'asah.js': 'var createAsah = async (m) => [m, "asah.wasm"];', 'asah.wasm': '\0asm' }),
  Buffer.from('notices'));

export default async function checks({ test }) {
  await test('pack: the site refers to what it holds, stamped', async () => {
    const out = await packed();
    const html = out.get('index.html').toString();
    for (const name of ['style.css', 'icon.svg', 'manifest.webmanifest', 'bridge.js', 'asah.js']) {
      assert.match(html, new RegExp(`"${name.replace('.', '\\.')}\\?v=[0-9a-f]{12}"`));
      assert.ok(out.has(name));
    }
    assert.match(out.get('asah.js').toString(), /"asah\.wasm\?v=[0-9a-f]{12}"/);
    assert.doesNotMatch(html, /content="old"/);
    assert.match(html, /<meta name="asah-build" content="[0-9a-f]{12}">/);
    assert.match(html, /script-src 'self' 'wasm-unsafe-eval'/);
  });

  await test('pack: the single file refers to nothing, and allows its own scripts alone', async () => {
    const html = (await packed()).get('asah.html').toString();
    assert.doesNotMatch(html, /(src|href)="(?!data:)/);
    const scripts = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1]);
    assert.equal(scripts.length, 2);
    assert.ok(scripts[0].includes('<\\/script><\\!--$&'), scripts[0]);
    for (const text of scripts) {
      const hash = createHash('sha256').update(text).digest('base64');
      assert.ok(html.includes(`'sha256-${hash}'`), 'hash of a script');
    }
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)[1];
    assert.doesNotMatch(/script-src[^;]*/.exec(policy)[0], /unsafe-inline|'self'/);
    assert.match(policy, /connect-src 'none'/);
    assert.ok(html.indexOf('<script>') > html.indexOf('<main>'), 'deferred scripts stand at the end');
  });

  await test('pack: the embedded program reaches createAsah', async () => {
    const html = (await packed()).get('asah.html').toString();
    const script = /<script>([\s\S]*?createAsah[\s\S]*?)<\/script>/.exec(html.slice(html.indexOf('var createAsah') - 20))[1];
    const create = new Function(`${script}; return createAsah;`)();
    const [options] = await create({ other: 1 });
    assert.equal(Buffer.from(options.wasmBinary).toString(), '\0asm');
    assert.equal(options.other, 1);
  });

  await test('pack: same input, same bytes; other input, other build id', async () => {
    const [one, two] = [await packed(), await packed()];
    for (const [name, bytes] of one) assert.ok(bytes.equals(two.get(name)), name);
  });

  await test('pack: what is missing is named', async () => {
    await assert.rejects(pack(files({ 'index.html': page }),
      files({ 'asah.js': '"asah.wasm"', 'asah.wasm': '' }), Buffer.from('')), /refers to \S+, which is not there/);
    assert.throws(() => setMeta('<html></html>', 'name', 'x', 'y'), /charset/);
    assert.equal(escapeScript('a</SCRIPT>'), 'a<\\/SCRIPT>');
  });

  await test('serve: only what lies below the folder', () => {
    assert.equal(fileFor('/site', '/', '/'), '/site/index.html');
    assert.equal(fileFor('/site', '/a/b/', '/a/b/asah.js'), '/site/asah.js');
    for (const path of ['/../x', '/%2e%2e/x', '/..%2fx', '/%00', '/%']) assert.equal(fileFor('/site', '/', path), null);
    assert.equal(fileFor('/site', '/a/', '/b/x'), null);
  });

  await test('serve: types, conditional requests, next free port', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'asah-serve-'));
    writeFileSync(join(folder, 'index.html'), 'hello');
    writeFileSync(join(folder, 'asah.wasm'), '\0asm');
    const first = await serve(folder);
    const second = await serve(folder, { port: first.port, prefix: '/sub/' });
    try {
      assert.notEqual(second.port, first.port);
      const wasm = await fetch(`${first.url}asah.wasm?v=1`);
      assert.equal(wasm.headers.get('content-type'), 'application/wasm');
      const again = await fetch(`${first.url}asah.wasm`, { headers: { 'If-None-Match': wasm.headers.get('etag') } });
      assert.equal(again.status, 304);
      assert.equal(await (await fetch(second.url.slice(0, -1))).text(), 'hello');
      assert.equal((await fetch(`${second.url}nothing`)).status, 404);
      assert.equal((await fetch(first.url, { method: 'POST' })).status, 405);
    } finally {
      await first.close();
      await second.close();
      rmSync(folder, { recursive: true });
    }
  });
}
