// Budgets of ARCHITECTURE.md: lines of a file, lines of a function, parameters, files of a folder.
// Hard limits fail; what is over a soft limit is counted (all of it with --list-soft).
import { blankCpp, lineOf } from './tree.mjs';

const fileLimits = (name) => (name.startsWith('tests/') ? { soft: 800, hard: 800 } : { soft: 400, hard: 600 });
const functionLimits = (file, name) =>
  (/_view\w*\.cpp$/.test(file) || /^wasm\/ui\//.test(file) || /^draw/i.test(name) ? { soft: 60, hard: 100 } : { soft: 40, hard: 80 });
const parameterLimit = 5;
const folderLimit = 30;

const scopeWord = /\b(namespace|class|struct|union|enum|extern\s*" *")\b/;

/**
 * The functions of blanked C++ text: { name, index, lines, parameters }. A body is a brace at
 * namespace or class scope whose head ends like a function's; what is inside belongs to it.
 */
export function functionsOf(text) {
  const found = [];
  const stack = [];
  let head = 0;
  for (let at = 0; at < text.length; ++at) {
    const sign = text[at];
    if (sign === '#' && /^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', at) + 1, at))) {
      while (at < text.length && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1;
      if (stack.length === 0 || stack.at(-1).kind === 'scope') head = at;
      continue;
    }
    if (sign === '{') {
      const inside = stack.some((one) => one.kind !== 'scope');
      const lead = text.slice(head, at);
      let entry = { kind: 'other', start: head };
      if (!inside) {
        const signature = functionHead(lead);
        if (signature) entry = { kind: 'function', start: head + lead.search(/\S/), ...signature };
        else if (scopeWord.test(lead) && !/=\s*$/.test(lead)) entry = { kind: 'scope', start: head };
      }
      stack.push(entry);
      if (entry.kind === 'scope') head = at + 1;
    } else if (sign === '}') {
      const entry = stack.pop();
      if (entry?.kind === 'function') {
        found.push({ name: entry.name, index: entry.start, parameters: entry.parameters,
          lines: lineOf(text, at) - lineOf(text, entry.start) + 1 });
      }
      // After `Type member{...}` of an initialiser list the head goes on; after a body it ends.
      if (!entry || entry.kind !== 'other') head = at + 1;
    } else if (sign === ';' && !stack.some((one) => one.kind !== 'scope')) head = at + 1;
  }
  return found;
}

/** Name and parameter count when the text before a brace is a function's head, else null. */
function functionHead(lead) {
  const open = firstParenthesis(lead);
  if (open < 0) return null;
  const close = matching(lead, open);
  if (close < 0) return null;
  const before = lead.slice(0, open);
  const name = /(operator\s*\S+|~?\w+)\s*$/.exec(before)?.[1];
  if (!name || /[=]\s*[\w:]*$/.test(before) || /^(if|for|while|switch|catch|alignas|decltype)$/.test(name)) return null;
  const after = lead.slice(close + 1).replace(/\{[^{}]*\}/g, ' ').trim();
  if (!/^((const|noexcept(\s*\([^)]*\))?|override|final|mutable|&&?|requires\b[\s\S]*)\s*)*(->\s*[\s\S]+|:\s*(?!:)[\s\S]+)?$/.test(after)) return null;
  // `: member{` of an initialiser list opens a brace that is not the body yet.
  if (/^([\s\S]*[^:])?:\s*(?!:)[\s\S]*\w\s*$/.test(after) && !/->/.test(after)) return null;
  return { name, parameters: countParameters(lead.slice(open + 1, close)) };
}

function firstParenthesis(lead) {
  let angle = 0;
  for (let at = 0; at < lead.length; ++at) {
    if (lead[at] === '<' && /template\s*$|\w$/.test(lead.slice(0, at)) && !/operator$/.test(lead.slice(0, at))) ++angle;
    else if (lead[at] === '>' && angle > 0 && lead[at - 1] !== '-') --angle;
    else if (lead[at] === '(' && angle === 0) {
      if (/operator\s*$/.test(lead.slice(0, at)) && lead[at + 1] === ')') { ++at; continue; }
      if (/\b(alignas|decltype|__attribute__|requires|noexcept)\s*$/.test(lead.slice(0, at))) {
        at = matching(lead, at);
        if (at < 0) return -1;
        continue;
      }
      return at;
    }
  }
  return -1;
}

function matching(text, open) {
  let depth = 0;
  for (let at = open; at < text.length; ++at) {
    if (text[at] === '(') ++depth;
    else if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

export function countParameters(list) {
  if (/^\s*(void)?\s*$/.test(list)) return 0;
  let depth = 0;
  let count = 1;
  for (const sign of list.replace(/->/g, '  ')) {
    if ('(<{['.includes(sign)) ++depth;
    else if (')>}]'.includes(sign)) --depth;
    else if (sign === ',' && depth === 0) ++count;
  }
  return count;
}

export default async function check({ tree, test, note, listSoft }) {
  const cpp = tree.select(['core/', 'wasm/', 'tools/', 'tests/'], ['.cpp', '.hpp']);
  const scripts = tree.select(['web/', 'wasm/', 'tools/', 'tests/'], ['.js', '.mjs', '.css', '.html', '.cmake']);
  const soft = [];
  const judge = (value, limits, text) => {
    if (value > limits.hard) return [`${text} (hard limit ${limits.hard})`];
    if (value > limits.soft) soft.push(`${text} (soft limit ${limits.soft})`);
    return [];
  };

  await test('sizes: lines of a file', () => [...cpp, ...scripts].flatMap((file) => {
    const lines = tree.text(file).split('\n').length - 1;
    return judge(lines, fileLimits(file), `${file}:${lines}: ${lines} lines`);
  }));

  const production = cpp.filter((file) => !file.startsWith('tests/'));
  const functions = production.flatMap((file) => {
    const text = blankCpp(tree.text(file));
    return functionsOf(text).map((one) => ({ ...one, at: `${file}:${lineOf(text, one.index)}`, file }));
  });
  await test('sizes: lines of a function', () => functions.flatMap((one) =>
    judge(one.lines, functionLimits(one.file, one.name), `${one.at}: ${one.name} has ${one.lines} lines`)));
  await test('sizes: parameters of a function', () => functions.filter((one) => one.parameters > parameterLimit)
    .map((one) => `${one.at}: ${one.name} has ${one.parameters} parameters (limit ${parameterLimit}: make a struct)`));

  await test('sizes: files of a folder', () => {
    const counts = new Map();
    for (const file of cpp) {
      const folder = file.slice(0, file.lastIndexOf('/'));
      if (!/screens/.test(folder) && !folder.startsWith('tests/')) counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    return [...counts].filter(([, count]) => count > 2 * folderLimit)
      .map(([folder, count]) => `${folder}: ${count} sources (limit ${2 * folderLimit}: ${folderLimit} pairs)`);
  });

  if (soft.length > 0) note(`${soft.length} over a soft limit${listSoft ? '' : ' (node tools/check/run.mjs --list-soft shows them)'}`);
  if (listSoft) soft.forEach((line) => note(line));
}
