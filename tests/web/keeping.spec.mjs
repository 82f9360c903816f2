// Keeping data, proven on the application itself: whatever ends the browser, what was said to be
// saved is there again; what is damaged, full or in another tab's hands is told, and nothing is
// overwritten.
import { assert, test } from './support/harness.mjs';
import {
  addUnit, allSaved, choose, client, damage, downloadBy, go, launchApp, leaveApp, makeWorkspace,
  openApp, stepBy, storedFiles, workspaceOpen,
} from './support/app_page.mjs';
import { click, clientIs, displayFrames, fill, node, state } from './support/check_page.mjs';
import { until } from './support/wait.mjs';

const rounds = 20;
const enough_ms = 60000;
const fewestRounds = 6;

/** The same numbers in every run: a plain generator, 0 <= next(n) < n. */
function randomFrom(seed) {
  let now = seed;
  return (below) => {
    now = (Math.imul(now, 1664525) + 1013904223) >>> 0;
    return Math.floor((now / 2 ** 32) * below);
  };
}

/** The names of the units in a workspace file. */
const unitsOf = (text) => new Set((JSON.parse(text).units ?? []).map((unit) => unit.name));

// ---- the browser killed -------------------------------------------------------------------------

/** Ways in which a round ends; each resolves when the browser shall be killed. */
const endings = {
  'the moment it says saved': (page) => allSaved(page),
  'while a save is on its way': async (page, random) => {
    const { events } = await page.evaluate(() => window.storage);
    await until(page, (wanted) => {
      const { save, unsaved } = window.asah.state().client;
      return window.storage.events >= wanted || (save === 'saved' && unsaved === 0);
    }, events + 1 + random(9));
  },
  'some frames after an edit that nobody saved': async (page, random, edit) => {
    await allSaved(page);
    await edit();
    await displayFrames(page, random(40));
  },
};

/** One life of a browser: edits, then its end. Resolves to what was promised and made by then. */
async function liveAndDie({ page, kill }, round, random, made) {
  // Undo and redo in turn: small steps of their own, from the keyboard, on any screen.
  const edit = async () => {
    const { seq } = await client(page);
    const kind = made[seq] === 'undone' ? 'done' : 'undone';
    made[await stepBy(page, kind === 'done' ? 'Control+y' : 'Control+z')] = kind;
  };
  if (round % 4 === 0) {
    await go(page, 'Unit kerja');
    made[await addUnit(page, `Unit ${round}`)] = `Unit ${round}`;
  }
  for (let i = 1 + random(4); i > 0; --i) await edit();
  const ways = Object.values(endings);
  await ways[round % ways.length](page, random, edit);
  const { seq, unsaved } = await client(page);
  await kill();
  return { kept: seq - unsaved, seq };
}

/** Names of the units that stand after the steps up to `seq`. */
function unitsAfter(made, seq) {
  const units = [];
  let standing = true;
  for (let at = 1; at <= seq; ++at) {
    if (made[at] === 'done' || made[at] === 'undone') standing = made[at] === 'done';
    else {
      if (!standing) units.pop();
      units.push(made[at]);
      standing = true;
    }
  }
  return standing ? units : units.slice(0, -1);
}

test('nothing that was said to be saved is lost, whenever the browser is killed', { open: 'none', timeout_ms: 300000 },
  async ({ launchProfile, url }) => {
    const random = randomFrom(20261121);
    const begun = Date.now();
    let app = await launchApp(launchProfile, 'kantor', url);
    const workspace = await makeWorkspace(app.page, 'Kota Contoh');
    await allSaved(app.page);
    const made = [];
    let round = 0;
    let found;
    while (round < rounds && (round < fewestRounds || Date.now() - begun < enough_ms)) {
      const before = await liveAndDie(app, round, random, made);
      app = await launchApp(launchProfile, 'kantor', url);
      found = await workspaceOpen(app.page);
      const when = `round ${round}, ${Object.keys(endings)[round % 3]}`;
      assert.equal(found.workspace, workspace, `${when}: the same workspace by itself`);
      assert.ok(found.seq >= before.kept, `${when}: step ${before.kept} was promised, ${found.seq} is there`);
      assert.ok(found.seq <= before.seq, `${when}: step ${found.seq} was never made`);
      assert.equal(found.save, 'saved');
      made.length = found.seq + 1;
      round += 1;
    }
    if (made[found.seq] === 'undone') made[await stepBy(app.page, 'Control+y')] = 'done';
    await go(app.page, 'Berkas');
    const units = unitsOf((await downloadBy(app.page, 'Unduh cadangan')).text);
    assert.ok(units.size > 0);
    assert.deepEqual([...units].sort(), unitsAfter(made, made.length - 1).sort());
    console.log(`     ${round} rounds, ${found.seq} steps, ${Math.round((Date.now() - begun) / 1000)} s`);
  });

test('of several workspaces the one of last time opens by itself after a kill', { open: 'none', timeout_ms: 120000 },
  async ({ launchProfile, url }) => {
    const first = await launchApp(launchProfile, 'kantor', url);
    const one = await makeWorkspace(first.page, 'Kota Satu');
    await allSaved(first.page);
    await go(first.page, 'Berkas');
    await fill(first.page, 'Ruang kerja baru', 'Kota Dua');
    await click(first.page, 'button', 'Buat ruang kerja');
    await until(first.page, (other) => window.asah.state().client.workspace !== other, one);
    await allSaved(first.page);
    const two = (await client(first.page)).workspace;
    await first.kill();

    const second = await launchApp(launchProfile, 'kantor', url);
    assert.equal((await workspaceOpen(second.page)).workspace, two);
    await go(second.page, 'Berkas');
    const stored = await second.page.evaluate(() => window.storage.stored);
    await click(second.page, 'button', 'Buka');
    await clientIs(second.page, { workspace: one });
    await until(second.page, (before) => window.storage.stored > before, stored);
    await second.kill();

    const third = await launchApp(launchProfile, 'kantor', url);
    assert.equal((await workspaceOpen(third.page)).workspace, one);
  });

// ---- damage -------------------------------------------------------------------------------------

/** A workspace with two units in it, all saved, and the page gone to where damage can be done. */
async function keptAndLeft(page, url) {
  await openApp(page, url);
  await makeWorkspace(page, 'Kota Contoh');
  await go(page, 'Unit kerja');
  await addUnit(page, 'Dinas Satu');
  await allSaved(page);
  const seq = await addUnit(page, 'Dinas Dua');
  await allSaved(page);
  await leaveApp(page, url);
  return seq;
}

/** Comes back and does one more step, so that both slots are written anew. */
async function mended(page, url) {
  await openApp(page, url);
  await workspaceOpen(page);
  await go(page, 'Unit kerja');
  await addUnit(page, 'Dinas Tiga');
  await until(page, () => {
    const { save, unsaved } = window.asah.state().client;
    const slots = window.asah.files().filter(({ path }) => /slot_[ab]\.snap$/.test(path) && !path.includes('damaged'));
    return slots.length === 2 && save === 'saved' && unsaved === 0;
  });
  await addUnit(page, 'Dinas Empat');
  return allSaved(page);
}

test('a damaged journal tail: what is whole is there, it says so, and the next save mends it',
  { open: 'none', timeout_ms: 120000 }, async ({ page, url }) => {
    const seq = await keptAndLeft(page, url);
    const [segment] = await damage(page, 'journal_', 'cut');
    const broken = (await storedFiles(page))[segment];
    await openApp(page, url);
    assert.equal((await workspaceOpen(page)).seq, seq - 1);
    await node(page, 'heading', '1 bagian simpanan rusak');
    await go(page, 'Berkas');
    await until(page, () => window.asah.nodes().some(({ n }) => n === 'Simpanan rusak'));
    await leaveApp(page, url);
    assert.equal((await storedFiles(page))[segment], broken, 'looking changes nothing');

    const mendedSeq = await mended(page, url);
    await leaveApp(page, url);
    const files = await storedFiles(page);
    assert.equal(files[segment.replace(/journal_(?=[^/]*$)/, 'damaged_journal_')], broken);
    await openApp(page, url);
    assert.equal((await workspaceOpen(page)).seq, mendedSeq);
    assert.equal(await page.evaluate(() => window.asah.nodes().some(({ n }) => /rusak/.test(n ?? ''))), false);
  });

test('a damaged newest slot: the older one and the journal bring everything back, and it says so',
  { open: 'none', timeout_ms: 120000 }, async ({ page, url }) => {
    await keptAndLeft(page, url);
    await damage(page, 'journal_', 'cut');
    const seq = await mended(page, url);
    await leaveApp(page, url);
    const [newest] = await damage(page, 'slot_', 'flip');
    assert.match(newest, /\/slot_[ab]\.snap$/);
    await openApp(page, url);
    assert.equal((await workspaceOpen(page)).seq, seq);
    await node(page, 'heading', '1 bagian simpanan rusak');
    await go(page, 'Berkas');
    const units = unitsOf((await downloadBy(page, 'Unduh cadangan')).text);
    for (const name of ['Dinas Satu', 'Dinas Tiga', 'Dinas Empat']) assert.ok(units.has(name), name);
  });

test('both slots damaged: said plainly, nothing overwritten, the raw data and a backup lead on',
  { open: 'none', timeout_ms: 120000 }, async ({ page, url }) => {
    await openApp(page, url);
    const workspace = await makeWorkspace(page, 'Kota Contoh');
    await go(page, 'Unit kerja');
    await addUnit(page, 'Dinas Satu');
    await allSaved(page);
    await go(page, 'Berkas');
    const backup = await downloadBy(page, 'Unduh cadangan');
    await leaveApp(page, url);
    const slots = await damage(page, 'slot_', 'flip', 2);
    assert.ok(slots.length >= 1);
    const before = await storedFiles(page);

    await openApp(page, url);
    await node(page, 'alert', '“Kota Contoh” tidak dapat dibuka: kedua salinannya rusak');
    assert.equal((await client(page)).workspace, '');
    await click(page, 'button', 'Unduh data mentah');
    const raw = await downloadBy(page, 'Simpan');
    assert.equal(raw.name, 'data-mentah_kota-contoh.json');
    const rescued = JSON.parse(raw.text);
    assert.equal(rescued.format, 'asah-raw-files');
    const paths = rescued.files.map((file) => `/asah/${file.path}`);
    assert.deepEqual(Object.keys(before).filter((path) => path.includes(workspace) && !paths.includes(path)), []);
    await leaveApp(page, url);
    assert.deepEqual(await storedFiles(page), before, 'looking and downloading change nothing');

    await openApp(page, url);
    await node(page, 'alert');
    await choose(page, { name: backup.name, mimeType: 'application/json', buffer: Buffer.from(backup.text) });
    await node(page, 'heading', backup.name);
    await click(page, 'button', 'Buka');
    assert.equal((await workspaceOpen(page)).workspace, workspace);
    await allSaved(page);
    await leaveApp(page, url);
    const after = await storedFiles(page);
    for (const slot of slots) assert.equal(after[slot.replace(/slot_/, 'damaged_slot_')], before[slot]);
    await openApp(page, url);
    assert.equal((await workspaceOpen(page)).workspace, workspace);
    await go(page, 'Unit kerja');
    await node(page, 'treeitem', 'Dinas Satu');
  });

// ---- no room ------------------------------------------------------------------------------------

test('full storage: said at once with the way out, work goes on, saved by itself when there is room',
  { open: 'none', timeout_ms: 150000 }, async ({ page, context, url }) => {
    await openApp(page, url);
    await makeWorkspace(page, 'Kota Contoh');
    await go(page, 'Unit kerja');
    await addUnit(page, 'Dinas Satu');
    await allSaved(page);
    const session = await context.newCDPSession(page);
    const { origin } = new URL(url);
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    // The browser trusts its last look at the free space for a while: edit until it looks again.
    for (let edits = 0; ; ++edits) {
      await stepBy(page, edits % 2 === 0 ? 'Control+z' : 'Control+y');
      const ended = await until(page, () => {
        const { save, unsaved } = window.asah.state().client;
        return (save === 'refused' || (save === 'saved' && unsaved === 0)) && save;
      });
      if (ended === 'refused') break;
    }
    const refused = await client(page);
    assert.ok(refused.unsaved > 0);
    const told = await until(page, () => window.asah.nodes().find(({ r, n }) => r === 'alert' && /^TIDAK tersimpan/.test(n)));
    assert.match(told.v, /Unduh berkasnya sekarang/);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.asahSaved), 'unsaved');
    // Work goes on, and can be taken away.
    const seq = await addUnit(page, 'Dinas Dua');
    await clientIs(page, { save: 'refused', seq });
    assert.ok(unitsOf((await downloadBy(page, 'Unduh berkas')).text).has('Dinas Dua'));
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await page.waitForFunction(() => window.asah.state().client.save === 'saved', null, { timeout: 100000 });
    assert.equal((await client(page)).unsaved, 0);
    await until(page, () => !window.asah.nodes().some(({ r }) => r === 'alert'));
    await openApp(page, url);
    assert.equal((await workspaceOpen(page)).seq, seq);
  });

// ---- two tabs -----------------------------------------------------------------------------------

async function twoTabs(context, page, url) {
  await openApp(page, url);
  await makeWorkspace(page, 'Kota Contoh');
  await go(page, 'Unit kerja');
  await allSaved(page);
  const other = await context.newPage();
  await openApp(other, url);
  await workspaceOpen(other);
  return other;
}

for (const place of ['site', 'single file']) {
  test(`two tabs (${place}): the second reads along, says so, and takes over without a loss`,
    { open: 'none', timeout_ms: 120000 }, async ({ page, context, url, fileUrl }) => {
      const address = place === 'site' ? url : fileUrl;
      const other = await twoTabs(context, page, address);
      await clientIs(other, { reader: true });
      await node(other, 'status', 'Hanya baca: Asah sedang dipakai di tab lain');
      await clientIs(page, { reader: false });

      await page.bringToFront();
      const first = await addUnit(page, 'Dinas Satu');
      await allSaved(page);
      await other.bringToFront();
      await clientIs(other, { seq: first });
      await go(other, 'Unit kerja');
      await node(other, 'treeitem', 'Dinas Satu');

      // An edit that is not yet saved when the other tab asks.
      await page.bringToFront();
      const second = await addUnit(page, 'Dinas Dua');
      await other.bringToFront();
      await click(other, 'button', 'Ambil alih');
      await clientIs(other, { reader: false, seq: second });
      await clientIs(page, { reader: true });
      const third = await addUnit(other, 'Dinas Tiga');
      await allSaved(other);
      await page.bringToFront();
      await clientIs(page, { seq: third, reader: true });
      await node(page, 'treeitem', 'Dinas Tiga');
      await node(page, 'status', 'Hanya baca: Asah sedang dipakai di tab lain');

      // The writer goes: the reader inherits.
      await other.close();
      await clientIs(page, { reader: false, seq: third });
      await addUnit(page, 'Dinas Empat');
      await allSaved(page);
    });
}

// ---- other homes --------------------------------------------------------------------------------

test('the single file keeps its workspace from file:// through a kill', { open: 'none', timeout_ms: 120000 },
  async ({ launchProfile, fileUrl }) => {
    const first = await launchApp(launchProfile, 'kantor', fileUrl);
    const workspace = await makeWorkspace(first.page, 'Kota Contoh');
    await go(first.page, 'Unit kerja');
    const seq = await addUnit(first.page, 'Dinas Satu');
    await allSaved(first.page);
    await first.kill();
    const second = await launchApp(launchProfile, 'kantor', fileUrl);
    const found = await workspaceOpen(second.page);
    assert.deepEqual([found.workspace, found.seq], [workspace, seq]);
  });

test('below a sub-folder the workspace is there again', { open: 'none', timeout_ms: 90000 }, async ({ page, subUrl }) => {
  await openApp(page, subUrl);
  const workspace = await makeWorkspace(page, 'Kota Contoh');
  await go(page, 'Unit kerja');
  const seq = await addUnit(page, 'Dinas Satu');
  await allSaved(page);
  await openApp(page, subUrl);
  const found = await workspaceOpen(page);
  assert.deepEqual([found.workspace, found.seq], [workspace, seq]);
  assert.equal((await state(page)).role, 'writer');
});
