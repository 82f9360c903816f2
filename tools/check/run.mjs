// Runs the checks on the sources: every *.check.mjs beside this file, and tests/tools/*.test.mjs.
//   node tools/check/run.mjs [--asah PROGRAM] [--list-soft] [NAME...]
// A check registers cases; a case passes when it returns no fault. Faults are printed as
// file:line: message. The last line is "N passed, N failed".
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openTree } from './tree.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    asah: { type: 'string', default: join(root, 'build/native/asah') },
    'list-soft': { type: 'boolean', default: false },
  },
});

const filesIn = (folder, ending) => readdirSync(folder).filter((name) => name.endsWith(ending))
  .sort().map((name) => join(folder, name));

let passed = 0;
let failed = 0;
const context = {
  tree: openTree(root),
  asah: options.asah,
  listSoft: options['list-soft'],
  /** A case: `find` returns, or resolves to, its faults: lines of text. */
  async test(name, find) {
    if (positionals.length > 0 && !positionals.some((part) => name.includes(part))) return;
    let faults;
    try {
      faults = (await find()) ?? [];
    } catch (error) {
      faults = [error.stack ?? String(error)];
    }
    if (faults.length === 0) {
      ++passed;
      return;
    }
    ++failed;
    console.log(`FAIL check ${name}`);
    for (const fault of faults.slice(0, 40)) console.log(`  ${fault}`);
    if (faults.length > 40) console.log(`  ... and ${faults.length - 40} more`);
  },
  /** Something to know that fails nothing. */
  note(text) {
    console.log(`note ${text}`);
  },
};

for (const path of [...filesIn(here, '.check.mjs'), ...filesIn(join(root, 'tests/tools'), '.test.mjs')]) {
  const module = await import(pathToFileURL(path).href);
  await module.default(context);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
