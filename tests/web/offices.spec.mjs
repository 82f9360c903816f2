// Two offices without a network between them: one sends a packet, the other fills it in with
// asah.html from a flash drive, and what comes back is in the first one's workspace.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assert, test } from './support/harness.mjs';
import { allSaved, choose, client, downloadBy, go, office, openApp } from './support/app_page.mjs';
import { click, fill, node } from './support/check_page.mjs';
import { asah } from './support/command_line.mjs';
import { until } from './support/wait.mjs';

const rater = 'dr. Hadi';

/** Office A sends the cycle out by unit; resolves to the path of Bidang B's packet. */
async function sendOut(root, folder, ...more) {
  const sent = join(root, 'tests/data/returns/filled-in/sent.json');
  const told = await asah(root, folder, 'split', sent, '--cycle', 'Pemetaan 2026', '--by', 'unit',
    '--message', 'Mohon diisi', '--register', 'daftar.json', '-o', 'paket', '--today', '2026-03-01', ...more);
  const name = /Bidang B: .*, (paket-penilaian_\S+\.asn\.(?:json|enc))/.exec(told)[1];
  return join(folder, 'paket', name);
}

/** Office A takes a return in; resolves to its workspace as JSON. */
async function takeIn(root, folder, name, ...more) {
  await asah(root, folder, 'merge', 'daftar.json', name, '--base', 'daftar.json', '-o', 'hasil.json', ...more);
  return JSON.parse(await readFile(join(folder, 'hasil.json'), 'utf8'));
}

/** The levels that `who` gave, by person: { "Budi Santoso": [3] }. */
function levelsOf(workspace, who) {
  const by = workspace.raters.find((one) => one.name === who)?.id;
  const found = {};
  for (const sheet of workspace.ratings.flatMap((cycle) => cycle.sheets)) {
    if (sheet.rater !== by) continue;
    found[workspace.employees.find((one) => one.id === sheet.employee).name] = sheet.levels;
  }
  return found;
}

/** Opens a packet and says who fills it in. */
async function begin(page, packet, passphrase) {
  await choose(page, packet);
  if (passphrase) {
    await fill(page, 'Kata sandi', passphrase);
    await page.keyboard.press('Enter');
  }
  await node(page, 'heading', 'Siapa Anda?');
  await fill(page, 'Nama Anda', rater);
  await click(page, 'button', 'Mulai mengisi');
  await node(page, 'heading', 'Orang yang Anda nilai');
}

/** Rates the person shown by the keyboard and waits until it is a step. */
async function rate(page, level) {
  const { seq } = await client(page);
  await page.keyboard.press(level);
  await until(page, (before) => window.asah.state().client.seq > before, seq);
}

test('a packet goes to another office on a flash drive and comes back, over an end without warning',
  { open: 'none', timeout_ms: 240000 }, async ({ launchProfile, folder, root, fileUrl, url }) => {
    const packet = await sendOut(root, folder);
    let other = await launchProfile('kantor-b', office);
    let page = other.context.pages()[0];
    await openApp(page, fileUrl);
    await begin(page, packet);
    await click(page, 'button', 'Mulai dari Budi Santoso');
    await node(page, 'heading', 'Budi Santoso');
    await rate(page, '3');
    const { seq } = await client(page);
    await allSaved(page);
    await other.kill();

    other = await launchProfile('kantor-b', office);
    page = other.context.pages()[0];
    await openApp(page, fileUrl);
    await until(page, (before) => window.asah.state().client?.seq === before, seq);
    await click(page, 'button', 'Lanjutkan: Siti Aminah');
    await node(page, 'heading', 'Siti Aminah');
    await click(page, 'radio', 'Belum tampak');
    await go(page, 'Isi paket', 'Orang yang Anda nilai');
    await node(page, 'heading', 'Orang yang Anda nilai');
    await click(page, 'button', 'Selesai & simpan berkas balasan');
    const back = await downloadBy(page, 'Simpan berkas balasan');
    assert.match(back.name, /^balasan-penilaian_pemetaan-2026_bidang-b_dr-hadi_.*\.asn\.json$/);
    const document = JSON.parse(back.text);
    assert.equal(document.asah.purpose, 'return');
    assert.equal(document.asah.author, rater);
    await writeFile(join(folder, back.name), back.text);

    const merged = await takeIn(root, folder, back.name);
    const levels = levelsOf(merged, rater);
    assert.deepEqual(Object.keys(levels).sort(), ['Budi Santoso', 'Siti Aminah']);
    assert.equal(levels['Budi Santoso'].find((level) => level !== null), 3);
    assert.equal(levels['Siti Aminah'].find((level) => level !== null), 0);

    const first = await launchProfile('kantor-a', office);
    const home = first.context.pages()[0];
    await openApp(home, url);
    await choose(home, join(folder, 'hasil.json'));
    await node(home, 'heading', 'hasil.json');
    await click(home, 'button', 'Buka');
    await until(home, () => window.asah.state().client.workspace !== '');
    await go(home, 'Penilaian');
  });

test('a packet under a passphrase is opened by it, and its return goes back under another', {
  open: 'none', timeout_ms: 240000,
}, async ({ launchProfile, folder, root, fileUrl }) => {
  await writeFile(join(folder, 'keluar.txt'), 'kuda-laut biru\n');
  await writeFile(join(folder, 'kembali.txt'), 'pohon jambu merah\n');
  const packet = await sendOut(root, folder, '--packet-passphrase-file', 'keluar.txt');
  assert.ok(!(await readFile(packet)).includes('Budi'));
  assert.match(await readFile(join(folder, 'paket/daftar-paket.csv'), 'utf8'), /;perlu/);
  const { context } = await launchProfile('kantor-b', office);
  const page = context.pages()[0];
  await openApp(page, fileUrl);
  await begin(page, packet, 'kuda-laut biru');
  await click(page, 'button', 'Mulai dari Budi Santoso');
  await node(page, 'heading', 'Budi Santoso');
  await rate(page, '3');
  await go(page, 'Isi paket', 'Orang yang Anda nilai');
  await click(page, 'button', 'Selesai & simpan berkas balasan');
  await click(page, 'checkbox', 'Sandikan berkas balasan dengan kata sandi');
  await fill(page, 'Kata sandi', 'pohon jambu merah');
  await fill(page, 'Ulangi kata sandi', 'pohon jambu merah');
  const [download] = await Promise.all([
    page.waitForEvent('download'), click(page, 'button', 'Simpan walau belum lengkap')]);
  const name = download.suggestedFilename();
  assert.match(name, /\.asn\.enc$/);
  await download.saveAs(join(folder, name));
  assert.ok(!(await readFile(join(folder, name))).includes('Budi'));
  const merged = await takeIn(root, folder, name, '--passphrase-file', 'kembali.txt');
  assert.equal(levelsOf(merged, rater)['Budi Santoso'].find((level) => level !== null), 3);
});

test('a newer return supersedes the older one, in either order', { open: 'none', timeout_ms: 180000 },
  async ({ launchProfile, folder, root, fileUrl }) => {
    const packet = await sendOut(root, folder);
    const { context } = await launchProfile('kantor-b', office);
    const page = context.pages()[0];
    await openApp(page, fileUrl);
    await begin(page, packet);
    const names = [];
    for (const level of ['2', '5']) {
      await click(page, 'button', names.length === 0 ? 'Mulai dari Budi Santoso' : 'Lanjutkan: Siti Aminah');
      if (names.length > 0) await click(page, 'button', 'Orang sebelumnya');
      await node(page, 'heading', 'Budi Santoso');
      await rate(page, level);
      await go(page, 'Isi paket', 'Orang yang Anda nilai');
      await click(page, 'button', 'Selesai & simpan berkas balasan');
      const back = await downloadBy(page, 'Simpan walau belum lengkap');
      names.push(`${names.length}-${back.name}`);
      await writeFile(join(folder, names.at(-1)), back.text);
      await node(page, 'heading', 'Orang yang Anda nilai');
    }
    for (const order of [names, [...names].reverse()]) {
      await asah(root, folder, 'merge', 'daftar.json', ...order, '--base', 'daftar.json', '-o', 'hasil.json');
      const merged = JSON.parse(await readFile(join(folder, 'hasil.json'), 'utf8'));
      assert.equal(levelsOf(merged, rater)['Budi Santoso'].find((level) => level !== null), 5);
    }
  });

test('the same packet opened twice goes on with the work', { open: 'none', timeout_ms: 120000 },
  async ({ launchProfile, folder, root, url }) => {
    const packet = await sendOut(root, folder);
    const { context } = await launchProfile('kantor-b', office);
    const page = context.pages()[0];
    await openApp(page, url);
    await begin(page, packet);
    await click(page, 'button', 'Mulai dari Budi Santoso');
    await node(page, 'heading', 'Budi Santoso');
    await rate(page, '4');
    const { workspace } = await client(page);
    await choose(page, packet);
    await node(page, 'heading', 'Orang yang Anda nilai');
    await node(page, 'button', 'Lanjutkan: Siti Aminah');
    assert.equal((await client(page)).workspace, workspace);
  });
