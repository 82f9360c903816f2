// Who may include whom (ARCHITECTURE.md), and what a room must not use at all.
import { blankCpp, lineOf } from './tree.mjs';

const core = ['core/base/', 'core/model/', 'core/change/', 'core/analytics/', 'core/planning/',
  'core/exchange/', 'core/report/'];

// The first room whose pattern fits a file decides. `own` patterns are what it may include with
// quotes; `system` lists libraries beyond the standard one that it may include with <...>.
const rooms = [
  { name: 'core/base', files: /^core\/base\//, own: ['core/base/'] },
  { name: 'core/model', files: /^core\/model\//, own: ['core/base/', 'core/model/'] },
  { name: 'core/change', files: /^core\/change\//, own: ['core/base/', 'core/model/', 'core/change/'] },
  { name: 'core/analytics', files: /^core\/analytics\//, own: ['core/base/', 'core/model/', 'core/analytics/'] },
  { name: 'core/planning', files: /^core\/planning\//,
    own: ['core/base/', 'core/model/', 'core/analytics/', 'core/planning/'] },
  { name: 'core/exchange', files: /^core\/exchange\/.*\.cpp$/,
    own: ['core/base/', 'core/model/', 'core/change/', 'core/exchange/'], system: ['nlohmann/'] },
  { name: 'core/exchange headers', files: /^core\/exchange\//,
    own: ['core/base/', 'core/model/', 'core/change/', 'core/exchange/'] },
  { name: 'core/report', files: /^core\/report\//,
    own: ['core/base/', 'core/model/', 'core/analytics/', 'core/planning/', 'core/report/'] },
  { name: 'other rooms of core', files: /^core\//, own: [] },
  { name: 'wasm/ui', files: /^wasm\/ui\//,
    own: ['wasm/ui/', 'core/base/', 'core/report/', 'generated/'], system: ['imgui'] },
  { name: 'wasm/screens views', files: /^wasm\/screens\/.*_view\w*\.[ch]pp$/,
    own: ['wasm/ui/', 'wasm/screens/', 'core/base/', 'core/model/', 'core/report/'], system: ['imgui'] },
  { name: 'wasm/screens view models', files: /^wasm\/screens\//,
    own: [...core, 'wasm/screens/', 'wasm/ui/text/', 'generated/icons.hpp', 'generated/build_info.hpp'],
    never: /_view\w*\.hpp$/ },
  { name: 'wasm/platform for the browser', files: /^wasm\/platform\/web_/,
    own: ['wasm/platform/', 'wasm/app/', 'wasm/ui/', 'core/base/', 'generated/'],
    system: ['imgui', 'emscripten', 'GLES3/', 'GLES2/', 'EGL/', 'webgl/'] },
  { name: 'wasm/platform', files: /^wasm\/platform\//, own: ['wasm/platform/', 'wasm/app/', 'core/base/'] },
  { name: 'wasm/app', files: /^wasm\/app\//,
    own: [...core, 'wasm/app/', 'wasm/screens/', 'wasm/ui/', 'wasm/platform/', 'generated/build_info.hpp'],
    never: /wasm\/platform\/web_/ },
  { name: 'wasm/main.cpp', files: /^wasm\/main\.cpp$/,
    own: ['wasm/', 'core/base/', 'generated/'], system: ['emscripten'] },
  { name: 'tools/cli, cryptography and terminal', files: /^tools\/cli\/(crypto_openssl|sealed)\.cpp$/,
    own: [...core, 'tools/cli/'], system: ['openssl/', 'termios.h'] },
  { name: 'tools/cli', files: /^tools\/cli\//, own: [...core, 'tools/cli/', 'generated/build_info.hpp'] },
  { name: 'tools/bench', files: /^tools\/bench\//, own: [...core, 'tools/', 'wasm/'], system: ['imgui', 'nlohmann/', 'emscripten'] },
  { name: 'tests/core', files: /^tests\/(core|fuzz)\//,
    own: [...core, 'tests/', 'generated/build_info.hpp'], system: ['doctest/', 'nlohmann/', 'sanitizer/'] },
  { name: 'tests', files: /^tests\//,
    own: [...core, 'tests/', 'wasm/', 'tools/', 'generated/'], system: ['doctest/', 'imgui', 'nlohmann/', 'emscripten'] },
];

const standardHeader = /^<(c?[a-z_]+)>$/;

function includesOf(text) {
  const lines = blankCpp(text, { strings: false }).split('\n');
  return lines.flatMap((line, index) => {
    const match = /^\s*#\s*include\s+("[^"]+"|<[^>]+>)/.exec(line);
    return match ? [{ line: index + 1, target: match[1] }] : [];
  });
}

/** The fault of one include, or null. */
export function includeFault(file, target) {
  const room = rooms.find((one) => one.files.test(file));
  if (!room) return 'this file stands in no room';
  const path = target.slice(1, -1);
  if (target.startsWith('<')) {
    if (standardHeader.test(target)) return null;
    if ((room.system ?? []).some((start) => path.startsWith(start))) return null;
    return `${room.name} must not include ${target}`;
  }
  if (path.startsWith('imgui') && (room.system ?? []).includes('imgui')) return null;
  if (path.startsWith('.') || !path.includes('/')) return `${target}: includes are written from the repository root`;
  if (room.never?.test(path)) return `${room.name} must not include ${target}`;
  if (!room.own.some((start) => path.startsWith(start))) return `${room.name} must not include ${target}`;
  // A view knows the vocabulary, its own view model and other views' parts, but no other state.
  return null;
}

// Bans: { where, pattern, why }. Comments and strings are not looked at.
const bans = [
  { where: /^core\//, pattern: /\bstd::chrono::\w*clock\b|\bstd::time\b|\btime\s*\(\s*(nullptr|NULL|0)\s*\)|\bgettimeofday\b|\bclock_gettime\b/g,
    why: 'core has no clock: time comes from outside' },
  { where: /^core\//, pattern: /#\s*include\s*<(random|ctime|thread|mutex|future|fstream|filesystem|iostream)>/g,
    why: 'core has no files, threads, clock or std distributions' },
  { where: /^core\//, pattern: /\bstd::(shuffle|sample|rand|random_device|mt19937\w*|\w+_distribution)\b/g,
    why: 'results of the standard library\'s random parts differ between libraries: core/base has its own' },
  { where: /^core\//, pattern: /\b(fopen|printf|puts|getenv|exit)\s*\(/g,
    why: 'core does not speak to the system' },
  { where: /^(core|tools\/cli|wasm\/(?!ui\/|screens\/.*_view|platform\/web_))/, pattern: /\bImGui::/g,
    why: 'ImGui:: belongs to wasm/ui, *_view and wasm/platform/web_*' },
  { where: /^wasm\/screens\/.*_view\w*\.cpp$/, pattern: /^[ \t]+(thread_local|static)\s+(?!const(expr)?\b|assert)/gm,
    why: 'a view has no mutable static locals' },
  { where: /^core\//, pattern: /^[ \t]+(static|thread_local)\s+(?!const(expr|eval|init)?\b)(?=[^;(]*(=|;|\{))[^(]*?(?:=|;|\{)/gm,
    why: 'core has no mutable static state' },
  { where: /^(core|wasm|tools\/cli)\//, pattern: /\bEM_(ASM|JS)\w*\s*\(/g,
    why: 'JavaScript is reached through wasm/platform/asah_library.js alone' },
  { where: /^(core|wasm|tools|tests)\/.*\.hpp$/, pattern: /^\s*using\s+namespace\b/gm,
    why: 'no using namespace in a header' },
];

/** Loops over unordered containers: their order differs between libraries and reaches the files. */
export function unorderedLoops(text) {
  const names = new Set();
  for (const match of text.matchAll(/\bunordered_(?:map|set|multimap|multiset)\s*<[^;{}()]*>\s*&?\s*(\w+)/g)) names.add(match[1]);
  return [...names].flatMap((name) =>
    [...text.matchAll(new RegExp(`\\bfor\\s*\\([^;()]*:\\s*(?:\\w+(?:\\.|->))*${name}\\s*\\)|\\b${name}\\.begin\\(`, 'g'))]
      .map((match) => ({ index: match.index, name })));
}

export default async function check({ tree, test }) {
  const sources = tree.select(['core/', 'wasm/', 'tools/', 'tests/'], ['.cpp', '.hpp', '.def'])
    .filter((name) => !name.includes('node_modules'));

  for (const room of rooms) {
    const files = sources.filter((name) => rooms.find((one) => one.files.test(name)) === room);
    if (files.length === 0) continue;
    await test(`includes: ${room.name}`, () => files.flatMap((file) =>
      includesOf(tree.text(file)).flatMap(({ line, target }) => {
        const fault = includeFault(file, target);
        return fault ? [`${file}:${line}: ${fault}`] : [];
      })));
  }

  await test('includes: JSON library in one file of core/exchange', () => {
    const users = sources.filter((file) => file.startsWith('core/') && /<nlohmann\//.test(tree.text(file)));
    return users.length <= 1 ? [] : [`more than one file of core includes nlohmann: ${users.join(', ')}`];
  });

  for (const ban of bans) {
    await test(`ban: ${ban.why} (${ban.where.source})`, () => sources.filter((file) => ban.where.test(file)).flatMap((file) => {
      const text = blankCpp(tree.text(file));
      return [...text.matchAll(ban.pattern)].map((match) => {
        const at = match.index + match[0].search(/\S/);
        return `${file}:${lineOf(text, at)}: ${match[0].trim().split('\n')[0]}`;
      });
    }));
  }

  await test('ban: no loop over an unordered container where its order reaches a file', () =>
    sources.filter((file) => /^(core|tools\/cli)\//.test(file)).flatMap((file) => {
      const text = blankCpp(tree.text(file));
      return unorderedLoops(text).map(({ index, name }) => `${file}:${lineOf(text, index)}: loop over ${name}`);
    }));

  await test('headers start with #pragma once', () => sources.filter((file) => file.endsWith('.hpp'))
    .filter((file) => !/^\s*#pragma once$/m.test(blankCpp(tree.text(file)))).map((file) => `${file}:1: no #pragma once`));
}
