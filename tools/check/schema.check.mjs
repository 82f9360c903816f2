// The exchange document against its JSON Schema: the documents kept in tests/data/documents, and
// what the generator writes today.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../package.json', import.meta.url));

function faultsOf(validate, document, name) {
  if (validate(document)) return [];
  return validate.errors.slice(0, 10).map((error) =>
    `${name}: ${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`);
}

export default async function check({ tree, test, asah }) {
  const schemaName = 'core/exchange/schema.json';
  if (!tree.has(schemaName)) return;
  const Ajv = require('ajv/dist/2020.js').default;
  const addFormats = require('ajv-formats').default;
  const ajv = addFormats(new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }));
  let validate;
  await test('schema: it is a sound JSON Schema', () => {
    validate = ajv.compile(JSON.parse(tree.text(schemaName)));
    return [];
  });
  if (!validate) return;

  // A document of an earlier minor version is one of this, but for the version it states.
  const present = JSON.parse(tree.text(schemaName)).$id.split(':').at(-1);
  const documents = tree.select(['tests/data/documents/'], ['.json']);
  await test('schema: kept documents are there', () =>
    (documents.length > 0 ? [] : ['tests/data/documents holds no document']));
  for (const name of documents) {
    // bad-*.json are damaged on purpose; those of older schemas are migrated, not described.
    if (/\/(bad|old)-/.test(name)) continue;
    const document = JSON.parse(tree.text(name));
    const version = /\/complete-([\d.]+)\.json$/.exec(name)?.[1] ?? present;
    if (version !== present) document.asah.schema = present;
    await test(`schema: ${name}`, () => faultsOf(validate, document, name));
  }
  await test('schema: it refuses what is no document', () => {
    const wrong = [{}, [], null, { format: 'asah' }].filter((document) => validate(document));
    return wrong.map((document) => `accepted: ${JSON.stringify(document)}`);
  });
  if (!existsSync(asah)) {
    await test('schema: what asah gen writes', () => [`${asah} is not built`]);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'asah-schema-'));
  try {
    const run = (name, ...words) => test(`schema: what asah ${words[0]} writes`, () => {
      const path = join(folder, name);
      execFileSync(asah, [...words, '-o', path], { stdio: ['ignore', 'ignore', 'pipe'] });
      return faultsOf(validate, JSON.parse(readFileSync(path, 'utf8')), `asah ${words.join(' ')}`);
    });
    await run('new.json', 'new', '--name', 'Kabupaten Uji');
    await run('gen.json', 'gen', '--region', 'bandung', '--employees', '300', '--seed', '1');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
