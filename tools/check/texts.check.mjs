// The text tables: complete in both languages, placeholders alike, drawable by the fonts that ship.
// That a key exists where it is used is the compiler's business (TextKey is an enum); keys that
// nothing uses are listed.
import { drawable } from '../fonts.mjs';

const literal = '"((?:\\\\.|[^"\\\\])*)"';

/** Rows of a .def table: { macro, key, texts, line }; adjacent literals are joined first. */
export function rowsOf(text) {
  const rows = [];
  const joined = text.replace(/"\s*\n\s*"/g, (gap) => '\u0000'.repeat(gap.split('\n').length - 1));
  let line = 1;
  for (const raw of joined.split('\n')) {
    const row = /^(TEXT|PLURAL|ERROR)\((\w+),\s*(.*)\)\s*(\/\/.*)?$/.exec(raw);
    if (row) {
      const texts = [...row[3].matchAll(new RegExp(literal, 'g'))].map((match) => match[1].replaceAll('\u0000', ''));
      rows.push({ macro: row[1], key: row[2], texts, line });
    } else if (/^\s*(TEXT|PLURAL|ERROR)\b/.test(raw)) rows.push({ macro: 'unreadable', key: raw.trim(), texts: [], line });
    line += 1 + (raw.match(/\u0000/g) ?? []).length;
  }
  return rows;
}

export const holesOf = (text) => [...new Set(text.match(/\{\d\}/g) ?? [])].sort().join('');

const wanted = { TEXT: 2, PLURAL: 3, ERROR: 3 };

/** Faults of one row; ERROR's first text is its code, which is not shown. */
export function rowFaults(row) {
  if (row.texts.length !== wanted[row.macro]) return [`not a row that can be read: ${row.key}`];
  const shown = row.macro === 'ERROR' ? row.texts.slice(1) : row.texts;
  const faults = [];
  if (shown.some((text) => text.trim() === '')) faults.push(`${row.key}: a language is empty`);
  const [first, ...others] = row.macro === 'PLURAL' ? [shown[0], shown[2]] : shown;
  if (others.some((text) => holesOf(text) !== holesOf(first))) faults.push(`${row.key}: the placeholders differ between the languages`);
  return faults;
}

export default async function check({ tree, test, note }) {
  const tables = tree.select(['wasm/ui/text/'], ['.def']).filter((name) => !name.endsWith('/all.def'));
  const errors = tree.select(['core/'], ['errors.def']);
  const rows = [...tables, ...errors].flatMap((file) => rowsOf(tree.text(file)).map((row) => ({ ...row, file })));

  await test('texts: complete, with the same placeholders in both languages', () =>
    rows.flatMap((row) => rowFaults(row).map((fault) => `${row.file}:${row.line}: ${fault}`)));

  await test('texts: no key stands twice', () => {
    const seen = new Map();
    return rows.flatMap((row) => {
      const before = seen.get(`${row.macro === 'ERROR'} ${row.key}`);
      seen.set(`${row.macro === 'ERROR'} ${row.key}`, row);
      return before ? [`${row.file}:${row.line}: ${row.key} stands already at ${before.file}:${before.line}`] : [];
    });
  });

  if (tables.length > 0) {
    await test('texts: all.def includes every table', () => tables
      .filter((file) => !tree.text('wasm/ui/text/all.def').includes(`"${file}"`)).map((file) => `${file} is not in all.def`));
    const stems = tables.map((file) => /(\w+)\.def$/.exec(file)[1]);
    await test('texts: no key bears the name of another table', () => rows.filter((row) => row.macro !== 'ERROR')
      .flatMap((row) => {
        const owner = stems.filter((stem) => row.key.startsWith(`${stem}_`)).sort((a, b) => b.length - a.length)[0];
        return owner && !row.file.endsWith(`/${owner}.def`) ? [`${row.file}:${row.line}: ${row.key} belongs to ${owner}.def`] : [];
      }));
  }

  // Everything that may be drawn from our own sources, not only the tables.
  const sources = tree.select(['wasm/', 'core/model/', 'core/report/', 'core/base/'], ['.def', '.cpp', '.hpp']);
  await test('texts: the fonts hold every character', () => sources.flatMap((file) =>
    tree.text(file).split('\n').flatMap((line, index) => {
      const missing = [...new Set(line)].filter((sign) => sign.codePointAt(0) > 0x7e && !drawable(sign.codePointAt(0)));
      return missing.length > 0 ? [`${file}:${index + 1}: no glyph for ${missing.join(' ')} (tools/fonts.mjs lists the ranges)`] : [];
    })));

  const users = tree.select(['wasm/', 'core/', 'tools/'], ['.cpp', '.hpp', '.def'])
    .filter((file) => !tables.includes(file));
  const words = new Set(users.flatMap((file) => tree.text(file).match(/\b[a-z][a-z0-9]*_\w+\b/g) ?? []));
  // A step is named "step.add.unit" in core and step_add_unit in the table.
  const dotted = new Set(users.flatMap((file) =>
    (tree.text(file).match(/"[a-z]\w*(\.\w+)+\.?"/g) ?? []).map((name) => name.slice(1, -1).replaceAll('.', '_'))));
  // Keys put together while running begin with a literal that ends in a dot or an underline:
  // "step.add." + the entity, "import_field_" + the field.
  const beginnings = [...new Set(users.flatMap((file) =>
    (tree.text(file).match(/"[a-z]+[._](?:[a-z]+[._])+"/g) ?? []).map((name) => name.slice(1, -1).replaceAll('.', '_'))))];
  const isUsed = (key) => words.has(key) || dotted.has(key) || beginnings.some((start) => key.startsWith(start));
  const unused = rows.filter((row) => row.macro !== 'ERROR' && !isUsed(row.key));
  if (unused.length > 0) note(`${unused.length} texts that nothing uses: ${unused.map((row) => row.key).join(' ')}`);
}
