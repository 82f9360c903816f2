// Assembles the two products around web/index.html:
//   <out>/            a static site for any web server and any sub-folder
//   <out>/asah.html   one file with everything inside, which opens from file:// as well
//
//   node tools/pack.mjs --web web --program FOLDER --notices THIRD_PARTY.md --out dist
//
// --program holds asah.js and asah.wasm. index.html refers to its parts by <link rel="stylesheet"
// href>, <script src>, <link rel="icon" href> and <link rel="manifest" href>; asah.js among them.
// Both pages get a Content-Security-Policy of their own and the build id in <meta name="asah-build">.
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const mimeTypes = { '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon' };

/** Script text that may stand between <script> tags: no end tag and no comment start in it. */
export function escapeScript(text) {
  return text.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');
}

/** Style text that may stand between <style> tags. */
export function escapeStyle(text) {
  return text.replace(/<\/(style)/gi, '<\\/$1');
}

const digest = (text, encoding) => createHash('sha256').update(text).digest(encoding);
const attribute = (tag, name) => new RegExp(`\\b${name}\\s*=\\s*["']?([^"'\\s>]+)`, 'i').exec(tag)?.[1];
const isLocal = (address) => address && !/^([a-z]+:|\/\/|#)/i.test(address);

/** Replaces each match of an element's pattern by what `replace(tag)` promises; null keeps it. */
async function replaceTags(html, pattern, replace) {
  let result = '';
  let from = 0;
  for (const match of html.matchAll(pattern)) {
    const text = await replace(match[0]);
    result += html.slice(from, match.index) + (text ?? match[0]);
    from = match.index + match[0].length;
  }
  return result + html.slice(from);
}

const scriptPattern = /<script\b[^>]*\bsrc\s*=[^>]*>\s*<\/script>/gi;
const linkPattern = /<link\b[^>]*>/gi;

/** Sets a <meta> by its key attribute: replaces the page's own, else adds one after <meta charset>. */
export function setMeta(html, key, name, content) {
  const tag = `<meta ${key}="${name}" content="${content}">`;
  const own = new RegExp(`<meta\\b[^>]*${key}\\s*=\\s*["']${name}["'][^>]*>`, 'i');
  if (own.test(html)) return html.replace(own, () => tag);
  const charset = /<meta\s+charset[^>]*>/i;
  if (!charset.test(html)) throw new Error('web/index.html has no <meta charset>');
  return html.replace(charset, (found) => `${found}\n${tag}`);
}

function policy(sources) {
  return [
    "default-src 'none'", `script-src ${sources.script} 'wasm-unsafe-eval'`,
    // Reports that are printed or shown in a tab inherit this policy, and carry styles inside.
    `style-src ${`${sources.style} 'unsafe-inline'`.trim()}`, 'frame-src blob:', `img-src ${sources.image}`, `connect-src ${sources.connect}`,
    `manifest-src ${sources.manifest}`, `worker-src ${sources.worker}`, "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The page of the static site: every local reference carries the hash of what it names. */
export async function sitePage(html, hashOf, build) {
  const stamp = (tag, name) => {
    const address = attribute(tag, name);
    if (!isLocal(address)) return null;
    return tag.replace(address, () => `${address}?v=${hashOf(address)}`);
  };
  html = await replaceTags(html, scriptPattern, (tag) => stamp(tag, 'src'));
  html = await replaceTags(html, linkPattern, (tag) => stamp(tag, 'href'));
  html = setMeta(html, 'name', 'asah-build', build);
  return setMeta(html, 'http-equiv', 'Content-Security-Policy', policy({
    script: "'self'", style: "'self'", image: "'self' data: blob:", connect: "'self'",
    manifest: "'self'", worker: "'self'",
  }));
}

/** The wasm travels as text and is handed to createAsah, whatever else the caller passes. */
function embeddedProgram(script, wasm) {
  return `${script}
{
  const create = createAsah;
  const text = "${wasm.toString('base64')}";
  createAsah = (options) => {
    const binary = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    return create({ ...options, wasmBinary: binary });
  };
}
`;
}

/** The single page: everything local is inlined, and the policy names the inline parts by hash. */
export async function singlePage(html, files, build) {
  const scripts = [];
  const need = (address) => {
    const bytes = files.get(address);
    if (!bytes) throw new Error(`web/index.html refers to ${address}, which is not there`);
    return bytes;
  };
  // Scripts may be deferred: they run, in order, where the body ends.
  let atEnd = '';
  html = await replaceTags(html, scriptPattern, (tag) => {
    const address = attribute(tag, 'src');
    if (!isLocal(address)) return null;
    let text = need(address).toString('utf8');
    if (address === 'asah.js') text = embeddedProgram(text, need('asah.wasm'));
    text = `\n${escapeScript(text)}`;
    scripts.push(text);
    const inline = `<script>${text}</script>`;
    if (!/\b(defer|async)\b|type\s*=\s*["']?module/i.test(tag)) return inline;
    if (/type\s*=\s*["']?module/i.test(tag)) throw new Error(`${address}: a module cannot be inlined`);
    atEnd += `${inline}\n`;
    return '';
  });
  html = await replaceTags(html, linkPattern, (tag) => {
    const address = attribute(tag, 'href');
    if (!isLocal(address)) return null;
    const rel = attribute(tag, 'rel');
    if (rel === 'stylesheet') {
      const text = `\n${escapeStyle(need(address).toString('utf8'))}`;
      return `<style>${text}</style>`;
    }
    if (/icon/.test(rel)) {
      const type = mimeTypes[extname(address)];
      if (!type) throw new Error(`${address}: no known type of picture`);
      return tag.replace(address, () => `data:${type};base64,${need(address).toString('base64')}`);
    }
    return ''; // a manifest, a preload: of no use to a file on its own
  });
  html = html.replace(/<\/body>/i, (end) => `${atEnd}${end}`);
  html = setMeta(html, 'name', 'asah-build', build);
  const hashes = scripts.map((text) => `'sha256-${digest(text, 'base64')}'`).join(' ');
  return setMeta(html, 'http-equiv', 'Content-Security-Policy', policy({
    script: hashes, style: '', image: 'data: blob:', connect: "'none'",
    manifest: "'none'", worker: "'none'",
  }));
}

async function readFolder(folder) {
  const files = new Map();
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    files.set(relative(folder, path).split('\\').join('/'), await readFile(path));
  }
  return files;
}

/** All files of both products, by their path below the output folder. */
export async function pack(page, program, notices) {
  const files = new Map(page);
  const wasm = program.get('asah.wasm');
  const script = program.get('asah.js').toString('utf8');
  const wasmName = `asah.wasm?v=${digest(wasm, 'hex').slice(0, 12)}`;
  const siteScript = script.replaceAll('"asah.wasm"', `"${wasmName}"`)
    .replaceAll("'asah.wasm'", `'${wasmName}'`);
  if (siteScript === script) throw new Error('asah.js does not name asah.wasm');
  files.set('asah.wasm', wasm);
  files.set('asah.js', Buffer.from(siteScript));
  files.delete('index.html');

  const all = createHash('sha256');
  for (const name of [...files.keys()].sort()) all.update(name).update(files.get(name));
  const build = all.update(page.get('index.html')).digest('hex').slice(0, 12);

  const html = page.get('index.html').toString('utf8');
  const hashOf = (address) => {
    if (!files.has(address)) throw new Error(`web/index.html refers to ${address}, which is not there`);
    return digest(files.get(address), 'hex').slice(0, 12);
  };
  const inlined = new Map(files).set('asah.js', Buffer.from(script));
  files.set('index.html', Buffer.from(await sitePage(html, hashOf, build)));
  files.set('asah.html', Buffer.from(await singlePage(html, inlined, build)));
  files.set('THIRD_PARTY.md', notices);
  return files;
}

async function main() {
  const { values: options } = parseArgs({
    options: {
      web: { type: 'string' }, program: { type: 'string' }, notices: { type: 'string' },
      out: { type: 'string' },
    },
  });
  const program = new Map();
  for (const name of ['asah.js', 'asah.wasm']) {
    program.set(name, await readFile(join(options.program, name)));
  }
  const files = await pack(await readFolder(options.web), program, await readFile(options.notices));
  const before = await readFolder(options.out).catch(() => new Map());
  for (const name of before.keys()) if (!files.has(name)) await rm(join(options.out, name));
  for (const [name, bytes] of files) {
    if (before.get(name)?.equals(bytes)) continue;
    await mkdir(dirname(join(options.out, name)), { recursive: true });
    await writeFile(join(options.out, name), bytes);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error) => {
    console.error(`pack: ${error.message}`);
    process.exit(1);
  });
}
