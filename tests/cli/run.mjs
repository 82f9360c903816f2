// Runs the command line against expected output: every *.txt below tests/cli is one case.
//   node tests/cli/run.mjs [--asah PROGRAM] [--rewrite] [NAME...]
// --rewrite writes what came out into the files, for a person to read and commit.
//
// A case is text before the first section (what it shows), then sections in order:
//   --- file NAME          a file of the case's own empty folder; its lines follow
//   --- hex NAME           the same, as bytes in hexadecimal
//   --- run asah ARGS...   runs the program there; words are split at blanks, '...' and "..." quote;
//                          $DATA is tests/data
//   --- stdin [< FILE]     input of the run above: the lines that follow, or a file
//   --- stdout             what it must print; absent: nothing
//   --- stderr             what it must say on standard error; absent: nothing
//   --- exit N             its exit code; absent: 0
//   --- expect NAME        what a file of the folder must hold now
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');

/** The case's sections in order: { kind, rest, lines, line }. */
export function parseCase(text) {
  const sections = [{ kind: 'about', rest: '', lines: [], line: 1 }];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  lines.forEach((line, index) => {
    const head = /^--- (\w+) ?(.*)$/.exec(line);
    if (head) sections.push({ kind: head[1], rest: head[2], lines: [], line: index + 1 });
    else sections.at(-1).lines.push(line);
  });
  return sections;
}

export function formatCase(sections) {
  return sections.map((section) => {
    const body = section.lines.map((line) => `${line}\n`).join('');
    if (section.kind === 'about') return body;
    return `${`--- ${section.kind} ${section.rest}`.trimEnd()}\n${body}`;
  }).join('');
}

/** Words of a command line: blanks part them, quotes keep them together. */
export function splitWords(text) {
  const words = [];
  for (const match of text.matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g)) {
    words.push(match[0].replace(/'([^']*)'|"([^"]*)"/g, (_, single, double) => single ?? double));
  }
  return words;
}

const bodyOf = (section) => section.lines.map((line) => `${line}\n`).join('');

/** Lines of a section for output; a last line without an end is marked, since sections end lines. */
function linesOf(output) {
  if (output === '') return [];
  if (output.endsWith('\n')) return output.slice(0, -1).split('\n');
  return [...output.split('\n'), '(no newline at the end)'];
}

/** Groups sections into runs, each with what is expected of it. */
function planCase(sections) {
  const steps = [];
  for (const section of sections) {
    if (section.kind === 'about') continue;
    if (['file', 'hex', 'expect'].includes(section.kind)) steps.push({ kind: section.kind, section });
    else if (section.kind === 'run') steps.push({ kind: 'run', section, parts: {} });
    else if (['stdin', 'stdout', 'stderr', 'exit'].includes(section.kind)) {
      const run = steps.at(-1);
      if (run?.kind !== 'run') throw new Error(`line ${section.line}: --- ${section.kind} without a run`);
      run.parts[section.kind] = section;
    } else throw new Error(`line ${section.line}: unknown section --- ${section.kind}`);
  }
  return steps;
}

function execute(step, folder, asah) {
  const words = splitWords(step.section.rest.replaceAll('$DATA', join(root, 'tests/data')));
  if (words.shift() !== 'asah') throw new Error(`line ${step.section.line}: a run starts with asah`);
  const stdin = step.parts.stdin;
  const from = stdin && /^<\s*(\S+)$/.exec(stdin.rest)?.[1];
  const input = from ? readFileSync(join(folder, from)) : stdin ? bodyOf(stdin) : '';
  const result = spawnSync(asah, words, {
    cwd: folder, input, timeout: 60000, maxBuffer: 64 << 20,
    env: { PATH: process.env.PATH, LC_ALL: 'C', ASAN_OPTIONS: 'abort_on_error=0' },
  });
  if (result.error) throw new Error(`${step.section.rest}: ${result.error.message}`);
  const plain = (bytes) => bytes.toString('utf8').replaceAll(join(root, 'tests/data'), '$DATA');
  return {
    stdout: linesOf(plain(result.stdout)), stderr: linesOf(plain(result.stderr)),
    exit: result.signal ? `killed by ${result.signal}` : String(result.status),
  };
}

/** Lines that differ, with a little of what stands around them. */
export function diffLines(expected, actual) {
  const out = [];
  const same = (i, j) => i < expected.length && j < actual.length && expected[i] === actual[j];
  let i = 0;
  let j = 0;
  while (i < expected.length || j < actual.length) {
    if (same(i, j)) { ++i; ++j; continue; }
    let skip = 1;
    while (skip < 50 && !same(i + skip, j) && !same(i, j + skip)) ++skip;
    if (same(i + skip, j)) for (let k = 0; k < skip; ++k) out.push(`  - ${expected[i++]}`);
    else if (same(i, j + skip)) for (let k = 0; k < skip; ++k) out.push(`  + ${actual[j++]}`);
    else {
      if (i < expected.length) out.push(`  - ${expected[i++]}`);
      if (j < actual.length) out.push(`  + ${actual[j++]}`);
    }
    if (out.length > 60) return [...out.slice(0, 60), '  ...'];
  }
  return out;
}

function checkRun(step, actual, faults) {
  const expected = {
    stdout: step.parts.stdout?.lines ?? [], stderr: step.parts.stderr?.lines ?? [],
    exit: step.parts.exit?.rest ?? '0',
  };
  const at = `line ${step.section.line}: ${step.section.rest}`;
  if (actual.exit !== expected.exit) faults.push(`${at}\n  exit ${actual.exit}, expected ${expected.exit}`);
  for (const stream of ['stdout', 'stderr']) {
    const diff = diffLines(expected[stream], actual[stream]);
    if (diff.length > 0) faults.push(`${at}\n  ${stream} (- expected, + came out)\n${diff.join('\n')}`);
  }
}

/** Puts what came out into the sections of the case. */
function rewriteRun(step, actual, sections) {
  let at = sections.indexOf(step.parts.stdin ?? step.section) + 1;
  for (const kind of ['stdout', 'stderr', 'exit']) {
    const own = step.parts[kind];
    if (own) sections.splice(sections.indexOf(own), 1);
  }
  const add = (kind, rest, lines) => sections.splice(at++, 0, { kind, rest, lines });
  if (actual.stdout.length > 0) add('stdout', '', actual.stdout);
  if (actual.stderr.length > 0) add('stderr', '', actual.stderr);
  if (actual.exit !== '0') add('exit', actual.exit, []);
}

/** Runs one case; returns its faults. */
function runCase(path, asah, rewrite) {
  const sections = parseCase(readFileSync(path, 'utf8'));
  const steps = planCase(sections);
  if (!steps.some((step) => step.kind === 'run')) return ['the case runs nothing'];
  const folder = mkdtempSync(join(tmpdir(), 'asah-cli-'));
  const faults = [];
  try {
    for (const step of steps) {
      const target = step.kind === 'run' ? null : join(folder, step.section.rest);
      if (step.kind === 'file' || step.kind === 'hex') {
        mkdirSync(dirname(target), { recursive: true });
        const body = bodyOf(step.section);
        writeFileSync(target, step.kind === 'hex' ? Buffer.from(body.replace(/\s+/g, ''), 'hex') : body);
      } else if (step.kind === 'expect') {
        const actual = existsSync(target) ? linesOf(readFileSync(target, 'utf8')) : ['(no such file)'];
        const diff = diffLines(step.section.lines, actual);
        if (rewrite) step.section.lines = actual;
        else if (diff.length > 0) faults.push(`${step.section.rest} (- expected, + is)\n${diff.join('\n')}`);
      } else {
        const actual = execute(step, folder, asah);
        if (rewrite) rewriteRun(step, actual, sections);
        else checkRun(step, actual, faults);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (rewrite) writeFileSync(path, formatCase(sections));
  return faults;
}

function findCases(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return findCases(path);
    return entry.name.endsWith('.txt') ? [path] : [];
  }).sort();
}

function main() {
  const { values: options, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      asah: { type: 'string', default: join(root, 'build/native/asah') },
      rewrite: { type: 'boolean', default: false },
    },
  });
  let passed = 0;
  let failed = 0;
  for (const path of findCases(here)) {
    const name = relative(here, path);
    if (positionals.length > 0 && !positionals.some((part) => name.includes(part))) continue;
    let faults;
    try {
      faults = runCase(path, resolve(options.asah), options.rewrite);
    } catch (error) {
      faults = [error.message];
    }
    if (faults.length === 0) ++passed;
    else {
      ++failed;
      console.log(`FAIL cli ${name}\n${faults.join('\n')}`);
    }
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
