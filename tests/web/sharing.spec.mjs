// Taking in what other offices send: fifty returns at once, the browser killed while they are being
// merged, and copies of a workspace of 20,000 people.
import { readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { assert, test } from './support/harness.mjs';
import {
  allSaved, choose, client, countStorage, downloadBy, go, launchApp, openApp, stepBy, workspaceOpen,
} from './support/app_page.mjs';
import { click, node } from './support/check_page.mjs';
import {
  cycleName, editedCopy, firstLevels, largeWorkspace, officeWithReturns,
} from './support/exchange_files.mjs';
import { until } from './support/wait.mjs';

const large_ms = 150000;
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** As `until`, for work on many people. */
async function patiently(page, probe, argument) {
  const handle = await page.waitForFunction(probe, argument, { timeout: large_ms });
  return handle.jsonValue();
}

/** Something on the screen, of whatever role, has these words. */
const words = (page, part) => patiently(page, (wanted) =>
  window.asah.nodes().some(({ n, v }) => `${n ?? ''} ${v ?? ''}`.includes(wanted)), part);

/** The name of the button that merges, once it can be pressed. */
const mergeButton = (page) => patiently(page, () => window.asah.nodes()
  .find(({ r, n, s }) => r === 'button' && /^Gabungkan( [\d.]+ (nilai|perubahan))?$/.test(n) && !(s & 1))?.n);

/** Opens a workspace's file on the start page. */
async function openFile(page, path) {
  await choose(page, path);
  // The samples' cards have such a button too; those of a file that was read come with its size.
  await words(page, 'Ukuran');
  await words(page, basename(path));
  await click(page, 'button', 'Buka');
  await patiently(page, () => window.asah.state().client.workspace !== '');
  await patiently(page, () => {
    const now = window.asah.state().client;
    return now.save === 'saved' && now.unsaved === 0;
  });
}

/** Drops files on the page, all at once. */
async function drop(page, paths) {
  const files = await Promise.all(paths.map(async (path) => [basename(path), await readFile(path, 'utf8')]));
  await page.evaluate((given) => {
    const data = new DataTransfer();
    for (const [name, text] of given) data.items.add(new File([text], name));
    const canvas = document.getElementById('canvas');
    for (const type of ['dragenter', 'dragover', 'drop']) {
      canvas.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, files);
}

/** How many levels of self-rating the open cycle has, and how many returns were taken. */
async function contents(page) {
  await go(page, 'Berkas');
  const workspace = JSON.parse((await downloadBy(page, 'Unduh cadangan')).text);
  const { id } = workspace.cycles.find(({ name }) => name === cycleName);
  const sheets = workspace.ratings.filter(({ cycle }) => cycle === id).flatMap((block) => block.sheets);
  return {
    levels: sheets.flatMap((sheet) => sheet.levels).filter((level) => level !== null).length,
    returns: (workspace.packet_returns ?? []).length,
  };
}

/** Drops all returns and waits until the review has judged each of them. */
async function review(page, returns, levels) {
  await drop(page, returns);
  await words(page, `Gabungkan · ${returns.length}`);
  const button = await mergeButton(page);
  await node(page, 'heading', 'Tidak ada yang bertentangan');
  assert.equal(button, `Gabungkan ${levels} nilai`);
  return button;
}

test('fifty returns dropped at once are looked at, merged in one step and taken back in one',
  { open: 'none', timeout_ms: 240000 }, async ({ page, root, folder, url }) => {
    const { register, returns, levels } = await officeWithReturns(root, folder, 60, 50);
    await openApp(page, url);
    await openFile(page, register);
    const { seq } = await client(page);

    const begun = performance.now();
    const button = await review(page, returns, levels);
    console.log(`     50 returns with ${levels} levels judged in ${seconds(begun)}`);
    await words(page, `${levels} nilai ditambahkan`);
    assert.equal((await client(page)).seq, seq, 'looking changes nothing');

    await click(page, 'button', button);
    await words(page, `50 berkas digabungkan: ${levels} nilai`);
    assert.equal(await allSaved(page), seq + 1, 'one step');
    await click(page, 'tab', 'Paket');
    await words(page, 'Kembali 50');
    assert.deepEqual(await contents(page), { levels, returns: 50 });

    assert.equal(await stepBy(page, 'Control+z'), seq + 2);
    await allSaved(page);
    assert.deepEqual(await contents(page), { levels: 0, returns: 0 });
  });

// ---- the browser killed -------------------------------------------------------------------------

const savedNow = () => {
  const { save, unsaved } = window.asah.state().client;
  return save === 'saved' && unsaved === 0;
};
/** Until so many things have happened in IndexedDB, or all is saved before. */
const eventsSince = (count) => (page, { seq, events }) => until(page, ([before, wanted]) => {
  const now = window.asah.state().client;
  const saved = now.save === 'saved' && now.unsaved === 0;
  return now.seq > before && (window.storage.events >= wanted || saved);
}, [seq, events + count]);

/** Ways in which a round ends after the merge was asked for; each resolves when to kill. */
const endings = {
  'the moment it is pressed': async () => {},
  'as soon as it is a step': (page, { seq }) =>
    until(page, (before) => window.asah.state().client.seq > before, seq),
  'when the save begins': eventsSince(1),
  'amid the save': eventsSince(2),
  'late in the save': eventsSince(4),
  'the moment it says saved': async (page, { seq }) => {
    await until(page, (before) => window.asah.state().client.seq > before, seq);
    await until(page, savedNow);
  },
};

test('the browser killed while fifty returns are merged: all of them are in, or none is',
  { open: 'none', timeout_ms: 500000 }, async ({ launchProfile, root, folder, url }) => {
    const { register, returns, levels } = await officeWithReturns(root, folder, 60, 50);
    let app = await launchApp(launchProfile, 'kantor', url);
    await openFile(app.page, register);
    const { workspace } = await client(app.page);
    const found = { before: 0, after: 0 };
    for (const [when, ending] of Object.entries(endings)) {
      const button = await review(app.page, returns, levels);
      const seq = await allSaved(app.page);
      const { events } = await app.page.evaluate(() => window.storage);
      await click(app.page, 'button', button);
      await ending(app.page, { seq, events });
      const promised = when === 'the moment it says saved';
      await app.kill();

      app = await launchApp(launchProfile, 'kantor', url);
      const back = await workspaceOpen(app.page);
      assert.equal(back.workspace, workspace, when);
      assert.equal(back.save, 'saved', when);
      assert.ok(back.seq === seq || back.seq === seq + 1, `${when}: step ${back.seq} after ${seq}`);
      const merged = back.seq > seq;
      assert.ok(merged || !promised, `${when}: it was said to be saved`);
      assert.deepEqual(await contents(app.page),
        merged ? { levels, returns: 50 } : { levels: 0, returns: 0 }, when);
      found[merged ? 'after' : 'before'] += 1;
      if (merged) await stepBy(app.page, 'Control+z');
      await allSaved(app.page);
    }
    assert.ok(found.after > 0, 'what was said to be saved was there');
    console.log(`     ${found.after} times after the merge, ${found.before} times before it`);
  });

// ---- 20,000 people ------------------------------------------------------------------------------

/** Gathers, picture by picture, what the page says it is doing: the lines of its status. */
const followWork = (page) => page.evaluate(() => {
  window.work = new Set();
  const look = () => {
    for (const { r, n, v } of window.asah.nodes()) {
      if (r === 'status' && /^(Membaca|Membandingkan)/.test(n ?? '')) window.work.add(`${n}: ${v ?? ''}`);
    }
    requestAnimationFrame(look);
  };
  look();
});

/** Chooses files by the button of the tab Gabungkan. */
async function chooseToMerge(page, paths) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), click(page, 'button', 'Pilih berkas')]);
  await chooser.setFiles(paths);
}

/**
 * Merges what is under review, in which so many matters are open, as it is proposed; resolves to the
 * seconds from the press on.
 */
async function mergeReviewed(page, open) {
  const { seq } = await client(page);
  const button = await mergeButton(page);
  const begun = performance.now();
  await click(page, 'button', button);
  if (open > 0) {
    await words(page, `${open} hal masih terbuka`);
    await click(page, 'button', 'Gabungkan dan biarkan terbuka');
  }
  await patiently(page, (before) => window.asah.state().client.seq > before, seq);
  await patiently(page, savedNow);
  assert.equal((await client(page)).seq, seq + 1, 'one step');
  return seconds(begun);
}

test('copies of a workspace of 20,000 people: progress, stopped half-way, then merged',
  { open: 'none', timeout_ms: 560000 }, async ({ page, context, root, folder, url }) => {
    const base = await largeWorkspace(root, folder, 20000);
    const one = editedCopy(base, 'Dinas Satu', (at) => at % 100 === 0, 1);
    const two = editedCopy(base, 'Dinas Dua', (at) => at % 100 === 50 || at % 1000 === 0, 2);
    const disputed = [...one.edits.keys()].filter((sheet) => two.edits.has(sheet));
    const texts = { 'besar.json': base, 'satu.json': one.text, 'dua.json': two.text };
    for (const again of ['tiga.json', 'empat.json', 'lima.json']) texts[again] = two.text;
    for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
    const paths = (...names) => names.map((name) => join(folder, name));

    await context.addInitScript(countStorage);
    await openApp(page, url);
    let begun = performance.now();
    await openFile(page, join(folder, 'besar.json'));
    console.log(`     opened and saved in ${seconds(begun)}`);
    const before = { ...(await client(page)), ...(await page.evaluate(() => window.storage)) };
    await go(page, 'Bagi & gabung');
    await click(page, 'tab', 'Gabungkan');

    // Stopped while it reads.
    await followWork(page);
    await chooseToMerge(page, paths('satu.json', 'dua.json', 'tiga.json', 'empat.json', 'lima.json'));
    await patiently(page, () => /^[1-3] dari 5/.test(window.asah.find('status', 'Membaca berkas')?.v ?? ''));
    await click(page, 'button', 'Batal');
    await patiently(page, () => !window.asah.find('status', 'Membaca berkas') &&
      !window.asah.find('status', 'Membandingkan dengan ruang kerja'));
    await mergeButton(page);
    const cards = await page.evaluate(() => window.asah.nodes().filter(({ r, n }) =>
      r === 'button' && n === 'Keluarkan dari daftar').length);
    assert.ok(cards >= 1 && cards < 5, `${cards} files were read before it stopped`);
    await click(page, 'button', 'Kosongkan');
    await words(page, 'Letakkan berkas balasan di sini');
    const after = { ...(await client(page)), ...(await page.evaluate(() => window.storage)) };
    for (const key of ['seq', 'unsaved', 'save', 'stored']) assert.equal(after[key], before[key], key);
    const steps = await page.evaluate(() => [...window.work]);
    assert.ok(steps.some((line) => /^Membaca berkas: \d dari 5 dibaca$/.test(line)), steps.join('; '));

    // One office, then the other: the second is a merge of three.
    const judged = {};
    for (const [name, questions] of [['satu.json', 0], ['dua.json', disputed.length]]) {
      await page.evaluate(() => window.work.clear());
      begun = performance.now();
      await chooseToMerge(page, paths(name));
      await node(page, 'tab', 'Gabungkan · 1');
      await mergeButton(page);
      judged[name] = seconds(begun);
      const lines = await page.evaluate(() => [...window.work]);
      assert.ok(lines.some((line) => line.startsWith('Membandingkan')), `${name}: ${lines.join('; ')}`);
      const took = await mergeReviewed(page, questions);
      console.log(`     ${name}: judged in ${judged[name]}, merged and saved in ${took}, ${questions} decisions`);
    }

    await go(page, 'Berkas');
    const { text } = await downloadBy(page, 'Unduh cadangan');
    const merged = firstLevels(text);
    const expected = firstLevels(base);
    for (const copy of [one, two]) copy.edits.forEach((level, sheet) => expected.set(sheet, level));
    for (const sheet of disputed) {
      assert.ok([one, two].some(({ edits }) => edits.get(sheet) === merged.get(sheet)), sheet);
      expected.set(sheet, merged.get(sheet));
    }
    assert.equal(merged.size, expected.size);
    for (const [sheet, level] of expected) {
      if (merged.get(sheet) !== level) assert.fail(`${sheet}: ${merged.get(sheet)}, not ${level}`);
    }
    assert.equal(JSON.parse(text).decisions.filter(({ open }) => open).length, disputed.length);
  });
