// Encrypted files in a real browser: what it writes is opened by the description alone, what the
// command line wrote is opened by it, and a page without a secure context says what is missing.
import { readFileSync } from 'node:fs';
import { open } from '../tools/envelope.mjs';
import { assert, test } from './support/harness.mjs';
import {
  addUnit, allSaved, choose, go, leaveApp, makeWorkspace, openApp, storedFiles, workspaceOpen,
} from './support/app_page.mjs';
import { click, fill, idle, node } from './support/check_page.mjs';
import { until } from './support/wait.mjs';

const passphrase = 'kuda-laut biru';
const stored = (name) => readFileSync(new URL(`../data/sealed/${name}`, import.meta.url));
const alert = (page, words) => until(page, (text) => window.asah.nodes().some((one) => JSON.stringify(one).includes(text)), words);

async function bytesBy(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), click(page, 'button', button)]);
  const parts = [];
  for await (const part of await download.createReadStream()) parts.push(part);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) };
}

/** Tall enough to show every card of the settings at once. */
const tall = { width: 1366, height: 1700 };

async function saveSealed(page) {
  await go(page, 'Berkas');
  await click(page, 'button', 'Unduh dengan kata sandi');
  await fill(page, 'Kata sandi', passphrase);
  await fill(page, 'Ulangi kata sandi', passphrase);
  return bytesBy(page, 'Sandikan dan unduh');
}

test('a workspace saved under a passphrase is opened by the description, and in another browser', {
  open: 'none', timeout_ms: 120000,
}, async ({ page, url, browser }) => {
  await openApp(page, url);
  await makeWorkspace(page, 'Kota Rahasia');
  await go(page, 'Unit kerja');
  await addUnit(page, 'Dinas Sandi');
  const { name, bytes } = await saveSealed(page);
  assert.match(name, /\.asn\.enc$/);
  assert.ok(!bytes.includes('Dinas Sandi'));
  const document = JSON.parse(await open(bytes, { passphrase }));
  assert.ok(document.units.some((unit) => unit.name === 'Dinas Sandi'));

  const other = await browser.newContext({ locale: 'id-ID' });
  const second = await other.newPage();
  await openApp(second, url);
  await choose(second, { name, mimeType: 'application/octet-stream', buffer: bytes });
  await fill(second, 'Kata sandi', 'kuda-laut hijau');
  await second.keyboard.press('Enter');
  await alert(second, 'Kata sandi keliru');
  await fill(second, 'Kata sandi', passphrase);
  assert.ok(!(await second.evaluate(() => JSON.stringify(window.asah.nodes()))).includes(passphrase));
  assert.equal(await second.evaluate(() => document.querySelector('#fields input').type), 'password');
  await second.keyboard.press('Enter');
  await alert(second, 'Kota Rahasia');
  await other.close();
});

test('files of the command line are opened; changed and cut ones are told apart', { open: 'none', timeout_ms: 120000 },
  async ({ page, url }) => {
    await openApp(page, url);
    const good = stored('command_line.asn.enc');
    const give = (name, buffer) => choose(page, { name, mimeType: 'application/octet-stream', buffer });
    await give('potong.asn.enc', good.subarray(0, good.length - 5));
    await alert(page, 'tersandi terpotong');
    const changed = Buffer.from(good);
    changed[changed.length - 1] ^= 1;
    await give('ubah.asn.enc', changed);
    await alert(page, 'berubah setelah ditulis');
    await give('asing.asn.enc', stored('key.asn.enc'));
    await alert(page, 'disegel untuk kunci lain');
    await give('baik.asn.enc', good);
    await fill(page, 'Kata sandi', passphrase);
    await page.keyboard.press('Enter');
    await alert(page, 'BKPSDM');
  });

/** The one person of the sample file, on their page. */
async function openPerson(page) {
  await choose(page, { name: 'plain.json', mimeType: 'application/json', buffer: stored('plain.json') });
  await node(page, 'heading', 'plain.json');
  await click(page, 'button', 'Buka');
  await workspaceOpen(page);
  await go(page, 'Pegawai');
  await idle(page);
  const before = await page.evaluate(() => window.asah.state().client.record);
  const [x, y, width, height] = (await until(page, () => window.asah.nodes()
    .find(({ r, n, v }) => r === 'gridcell' && (n || v || '').startsWith('Budi')))).b;
  await page.mouse.dblclick(x + Math.min(width / 2, 60), y + height / 2);
  await until(page, (old) => window.asah.state().client.record !== old, before);
}

async function askHeldData(page) {
  await click(page, 'button', 'Tindakan lain');
  await click(page, 'menuitem', 'Simpan semua data tentang orang ini…');
  await node(page, 'dialog', 'Simpan berkas');
}

/** Drops in an encrypted file and takes its contents out again. */
async function contentsOf(page, name, buffer) {
  await choose(page, { name, mimeType: 'application/octet-stream', buffer });
  await fill(page, 'Kata sandi', passphrase);
  await page.keyboard.press('Enter');
  await node(page, 'dialog', 'Berkas ini bukan data Asah');
  return bytesBy(page, 'Simpan isinya');
}

test('what is held on a person leaves under a passphrase and comes out again byte by byte', {
  open: 'none', timeout_ms: 120000,
}, async ({ page, url, browser }) => {
  await openApp(page, url);
  await openPerson(page);
  await askHeldData(page);
  const plain = await bytesBy(page, 'Simpan');
  assert.match(plain.bytes.toString('utf8'), /Budi/);
  await askHeldData(page);
  await click(page, 'checkbox', 'Sandikan dengan kata sandi');
  await fill(page, 'Kata sandi', passphrase);
  await fill(page, 'Ulangi kata sandi', passphrase);
  const sealed = await bytesBy(page, 'Sandikan dan simpan');
  assert.equal(sealed.name, `${plain.name}.enc`);
  assert.ok(!sealed.bytes.includes('Budi'));
  assert.deepEqual(Buffer.from(await open(sealed.bytes, { passphrase })), plain.bytes);

  const other = await browser.newContext({ locale: 'id-ID' });
  const second = await other.newPage();
  await openApp(second, url);
  assert.deepEqual(await contentsOf(second, sealed.name, sealed.bytes), plain);
  const report = await contentsOf(second, 'laporan.html.enc', stored('command_line_report.html.enc'));
  assert.deepEqual(report, { name: 'laporan.html', bytes: stored('report.html') });
  await other.close();
});

test('a sealing key is made by the browser', { open: 'none', timeout_ms: 120000 }, async ({ page, url }) => {
  await page.setViewportSize(tall);
  await openApp(page, url);
  await makeWorkspace(page, 'Kota Kunci');
  await go(page, 'Pengaturan');
  await click(page, 'button', 'Buat kunci segel');
  await fill(page, 'Kata sandi', passphrase);
  await fill(page, 'Ulangi kata sandi', passphrase);
  const before = await page.evaluate(() => window.asah.state().client.seq);
  const buttons = await page.evaluate(() => window.asah.nodes().filter((one) => one.r === 'button' && one.n === 'Buat kunci segel'));
  const [x, y, width, height] = buttons.at(-1).b;
  await page.mouse.click(x + width / 2, y + height / 2);
  await until(page, (seq) => window.asah.state().client.seq > seq, before);
  await node(page, 'button', 'Hentikan');
});

test('a locked workspace is stored sealed and opens again by its passphrase', { open: 'none', timeout_ms: 120000 },
  async ({ page, url }) => {
    await page.setViewportSize(tall);
    await openApp(page, url);
    await makeWorkspace(page, 'Kota Terkunci');
    await go(page, 'Unit kerja');
    await addUnit(page, 'Dinas Sangat Rahasia');
    await allSaved(page);
    await go(page, 'Pengaturan');
    await click(page, 'button', 'Pasang kunci');
    await fill(page, 'Kata sandi', passphrase);
    await fill(page, 'Ulangi kata sandi', passphrase);
    await click(page, 'button', 'Kunci mulai sekarang');
    await node(page, 'button', 'Kunci sekarang');
    await allSaved(page);
    await click(page, 'button', 'Kunci sekarang');
    // The page loads itself anew and asks.
    await until(page, () => window.asah?.find('button', 'Jangan buka'));
    await leaveApp(page, url);
    const files = Object.entries(await storedFiles(page)).filter(([path]) => path.includes('/workspaces/'));
    assert.ok(files.length >= 3);
    assert.ok(files.every(([, text]) => !text.includes('Dinas Sangat Rahasia')));
    assert.ok(files.some(([, text]) => text.startsWith('asah-locked\n')));
    await openApp(page, url);
    await fill(page, 'Kata sandi', passphrase);
    await page.keyboard.press('Enter');
    await until(page, () => window.asah.state().client.workspace !== '');
    await go(page, 'Unit kerja');
    await alert(page, 'Dinas Sangat Rahasia');
  });
