// The boundary between C++ and JavaScript: four lists that must say the same.
//   exports   wasm/platform/exports.txt = functions defined in wasm/platform/web_*.cpp; the page
//             calls no other
//   imports   wasm/platform/web_imports.hpp = asah_library.js = entries of the bridge in web/
import { blankCpp } from './tree.mjs';

const only = (list, others, text) => [...list].filter((name) => !others.has(name)).map((name) => `${name}: ${text}`);

export default async function check({ tree, test, note }) {
  const exportsFile = 'wasm/platform/exports.txt';
  const libraryFile = 'wasm/platform/asah_library.js';
  if (!tree.has(exportsFile) || !tree.has(libraryFile)) return;
  const allOf = (names) => names.map((name) => tree.text(name)).join('\n');
  const find = (text, pattern) => new Set([...text.matchAll(pattern)].map((match) => match[1]));

  const web = blankCpp(allOf(tree.select(['wasm/platform/web_', 'wasm/main.cpp'], ['.cpp'])));
  const page = allOf(tree.select(['web/'], ['.js', '.html']));
  const exported = find(tree.text(exportsFile), /^(asah_\w+)/gm);
  const defined = find(web, /^[ \t]*(?:extern[^\n(]*|EMSCRIPTEN_KEEPALIVE[ \t]+)?[a-z][\w:]*(?:[ \t]+[\w:]+)*[ \t*&]+(asah_(?!js_)\w+)\([^;{]*\)\s*\{/gm);
  const called = find(page, /\b_(asah_\w+)/g);

  await test('boundary: exports.txt and the functions of web_*.cpp', () => [
    ...only(exported, defined, 'in exports.txt, but no web_*.cpp defines it'),
    ...only(defined, exported, 'defined in web_*.cpp, but not in exports.txt'),
  ]);
  await test('boundary: the page calls only what is exported', () =>
    only(called, exported, 'called in web/, but not in exports.txt'));
  const idle = only(exported, called, '').map((line) => line.split(':')[0]);
  if (page !== '' && idle.length > 0) note(`exports that web/ does not call: ${idle.join(' ')}`);

  const library = tree.text(libraryFile);
  const provided = find(library, /^\s*(asah_js_\w+)\s*:/gm);
  const declared = find(blankCpp(allOf(tree.select(['wasm/platform/web_'], ['.hpp', '.cpp']))), /\b(asah_js_\w+)\s*\(/g);
  await test('boundary: imports declared in C++ and the JavaScript library', () => [
    ...only(declared, provided, `used in C++, but not in ${libraryFile}`),
    ...only(provided, declared, `in ${libraryFile}, but not used in C++`),
  ]);
  await test('boundary: the library forwards each import to the entry of its name', () => {
    const forwarded = [...library.matchAll(/(asah_js_(\w+))\s*:[^,]*?=>\s*Module\['bridge'\]\.(\w+)/g)];
    const wrong = forwarded.filter((match) => match[2] !== match[3]).map((match) => `${match[1]} forwards to ${match[3]}`);
    const names = new Set([...library.matchAll(/Module\['bridge'\]\.(\w+)/g)].map((match) => `asah_js_${match[1]}`));
    return [...wrong, ...only(provided, names, 'is not forwarded to the bridge')];
  });
  if (page === '') return;
  await test('boundary: the bridge of the page has every entry', () => [...provided]
    .map((name) => name.replace('asah_js_', ''))
    .filter((name) => !new RegExp(`(^|[\\s,{.])${name}\\s*(\\(|:|=|,|$)`, 'm').test(page))
    .map((name) => `${name}: no entry of the bridge in web/`));
}
