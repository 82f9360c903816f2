// Taking in what other offices send: fifty returns at once.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { assert, test } from './support/harness.mjs';
import { allSaved, choose, client, downloadBy, go, openApp, stepBy } from './support/app_page.mjs';
import { click, node } from './support/check_page.mjs';
import { cycleName, officeWithReturns } from './support/exchange_files.mjs';

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
