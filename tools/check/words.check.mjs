// What must not stand in the repository: paths of one machine, registry hosts, unfinished marks,
// personal data that could be real.
const textual = /\.(cpp|hpp|def|js|mjs|json|css|html|md|txt|cmake|yml|sh|svg|webmanifest)$|(^|\/)(run|test|setup|asah|gen|build|\.npmrc|\.gitignore|CMakeLists\.txt)$/;
// Split so that this file does not find itself.
const hosts = ['registry.' + 'npmjs', 'deb.' + 'debian.org', 'snapshot.' + 'debian', 'artifact' + 'ory', 'pypi.' + 'org'];
const machine = /(^|[^A-Za-z0-9_.$}])\/(work|farm|root|tmp|home)\/[A-Za-z]/;
const marks = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`);

export default async function check({ tree, test }) {
  const files = tree.names.filter((name) => textual.test(name));
  const scan = (choose, find) => files.filter(choose).flatMap((file) => tree.text(file).split('\n')
    .flatMap((line, index) => {
      const fault = find(line, file);
      return fault ? [`${file}:${index + 1}: ${fault}`] : [];
    }));

  await test('words: no path of one machine', () => scan(
    (file) => !file.endsWith('.md'), (line) => machine.exec(line)?.[0].trim()));
  await test('words: no registry host', () => scan(
    () => true, (line) => hosts.find((host) => line.includes(host))));
  await test('words: no unfinished mark', () => scan(
    (file) => /^(core|wasm|web|tools|tests)\//.test(file) && !file.endsWith('package-lock.json'),
    (line) => marks.exec(line)?.[0]));
  await test('words: no trailing blanks, no tabs', () => scan(
    (file) => !/\.(txt|md|svg)$/.test(file) && !file.startsWith('tests/data/') && !file.startsWith('tests/fuzz/corpus'),
    (line) => (/[ \t]+$/.test(line) ? 'blanks at the end of the line' : /\t/.test(line) ? 'tab' : null)));
  await test('words: the lock file names no address of a package', () =>
    (/"resolved"/.test(tree.text('tools/package-lock.json')) ? ['tools/package-lock.json has "resolved" entries: npm needs tools/.npmrc'] : []));
}
