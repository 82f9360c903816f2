// The runner of the command-line cases.
import { strict as assert } from 'node:assert';
import { diffLines, formatCase, parseCase, splitWords } from '../cli/run.mjs';

export default async function checks({ test }) {
  await test('cli runner: words', () => {
    assert.deepEqual(splitWords(`asah new --name 'Kota Uji' -o "a b.json" x=''`),
      ['asah', 'new', '--name', 'Kota Uji', '-o', 'a b.json', 'x=']);
  });
  await test('cli runner: a case is read and written without loss', () => {
    const text = 'What it shows.\n\n--- file a.csv\nnip;nama\n\n--- run asah gap -\n--- stdin < a.csv\n--- stdout\nx\n--- exit 1\n';
    assert.equal(formatCase(parseCase(text)), text);
  });
  await test('cli runner: differences', () => {
    assert.deepEqual(diffLines(['a', 'b', 'c'], ['a', 'b', 'c']), []);
    assert.deepEqual(diffLines(['a', 'b', 'c'], ['a', 'c']), ['  - b']);
    assert.deepEqual(diffLines(['a'], ['a', 'b']), ['  + b']);
    assert.deepEqual(diffLines(['a', 'b'], ['a', 'x']), ['  - b', '  + x']);
  });
}
