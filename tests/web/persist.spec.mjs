// Keeping data: what was said to be saved is there after any end of the browser, what cannot be
// saved is said at once, and two tabs never write at the same time.
import { assert, test } from './support/harness.mjs';
import { click, clientIs, displayFrames, fill, happened, node, openCheck, state } from './support/check_page.mjs';
import { until } from './support/wait.mjs';

async function save(page, text) {
  await fill(page, 'Catatan uji', text);
  await clientIs(page, { note: text });
  await click(page, 'button', 'Simpan');
  await clientIs(page, { note: text, save: 'saved' });
}

/** Presses save and resolves to what became of it. */
async function trySaving(page) {
  const { logged } = (await state(page)).client;
  await click(page, 'button', 'Simpan');
  await until(page, (before) => window.asah.state().client.logged > before, logged);
  return (await state(page)).client.save;
}

const office = ['--window-size=1366,900', '--accept-lang=id-ID'];
const role = (page) => state(page).then((found) => found.role);
const becomes = (page, wanted) => until(page, (name) => window.asah.state().role === name, wanted);

test('nothing that was said to be saved is lost when the browser is killed', { open: 'none', timeout_ms: 240000 },
  async ({ launchProfile, url }) => {
    let promised = '';
    for (let round = 1; round <= 5; ++round) {
      const { context, kill } = await launchProfile('one', office);
      const page = context.pages()[0];
      await openCheck(page, url);
      assert.equal((await state(page)).client.note, promised, `round ${round}`);
      promised = `putaran ${round}`;
      await save(page, promised);
      // Then an edit that nobody saved, and the end at some moment after it.
      await fill(page, 'Catatan uji', 'tidak disimpan');
      await displayFrames(page, (round * 37) % 9);
      await kill();
    }
  });

test('the single file keeps its data from file:// through a kill', { open: 'none', timeout_ms: 120000 },
  async ({ launchProfile, fileUrl }) => {
    const first = await launchProfile('one', office);
    await openCheck(first.context.pages()[0], fileUrl);
    await save(first.context.pages()[0], 'dari berkas');
    await first.kill();
    const second = await launchProfile('one', office);
    await openCheck(second.context.pages()[0], fileUrl);
    assert.equal((await state(second.context.pages()[0])).client.note, 'dari berkas');
  });

test('below a sub-folder data stay as well', { open: 'none' }, async ({ page, subUrl }) => {
  await openCheck(page, subUrl);
  await save(page, 'di subfolder');
  await openCheck(page, subUrl);
  assert.equal((await state(page)).client.note, 'di subfolder');
});

test('two saves within the same millisecond are both stored', { open: 'none' }, async ({ page, context, url }) => {
  await context.addInitScript(() => {
    const fixed = Date.now();
    Date.now = () => fixed;
  });
  await openCheck(page, url);
  await save(page, 'pertama');
  await save(page, 'kedua');
  await save(page, 'ketiga');
  await openCheck(page, url);
  assert.equal((await state(page)).client.note, 'ketiga');
});

test('an erased file is gone for good', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  await save(page, 'sebentar');
  await click(page, 'button', 'Hapus catatan');
  await clientIs(page, { note: '', save: 'saved' });
  await openCheck(page, url);
  assert.equal((await state(page)).client.note, '');
  assert.deepEqual(await page.evaluate(() => window.asah.files()), []);
});

test('full storage is said at once, the old state stays, and saving works again with room',
  { open: 'none', timeout_ms: 120000 }, async ({ page, context, url }) => {
    await openCheck(page, url);
    await save(page, 'masih muat');
    const session = await context.newCDPSession(page);
    const { origin } = new URL(url);
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    // The browser trusts its last look at the free space for a while: save until it looks again.
    let kept = 'masih muat';
    for (let attempt = 0; ; ++attempt) {
      await fill(page, 'Catatan uji', `tidak muat ${attempt}`);
      await clientIs(page, { save: 'unsaved', note: `tidak muat ${attempt}` });
      if ((await trySaving(page)) === 'quota') break;
      kept = `tidak muat ${attempt}`;
    }
    assert.match(await happened(page, 'sync 1'), /Quota/);
    const other = await context.newPage();
    await openCheck(other, url);
    assert.equal((await state(other)).client.note, kept);
    await other.close();
    await page.bringToFront();
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    while ((await trySaving(page)) !== 'saved') await displayFrames(page, 20);
    const { note } = (await state(page)).client;
    await openCheck(page, url);
    assert.equal((await state(page)).client.note, note);
  });

test('a browser without IndexedDB says that nothing can be saved', { open: 'none' }, async ({ page, context, url }) => {
  await context.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  await openCheck(page, url);
  await node(page, 'paragraph', 'Penyimpanan peramban');
  await fill(page, 'Catatan uji', 'hilang');
  await click(page, 'button', 'Simpan');
  await clientIs(page, { save: 'failed' });
  assert.match(await happened(page, 'sync 3'), /^sync 3/);
});

test('a store that the person cleared while the page was open is written anew', { open: 'none' },
  async ({ page, context, url }) => {
    await openCheck(page, url);
    await save(page, 'sebelum');
    const session = await context.newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'indexeddb' });
    await save(page, 'sesudah');
    await openCheck(page, url);
    assert.equal((await state(page)).client.note, 'sesudah');
  });

test('asks for lasting storage and tells the answer', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  await click(page, 'button', 'Minta perlindungan');
  await happened(page, 'storage report');
  await happened(page, 'job 0');
});

async function twoTabs(context, page, url) {
  await openCheck(page, url);
  assert.equal(await role(page), 'writer');
  const other = await context.newPage();
  await openCheck(other, url);
  assert.equal(await role(other), 'reader');
  return other;
}

async function takesOver(context, page, url) {
  const other = await twoTabs(context, page, url);
  await click(other, 'button', 'Simpan');
  assert.match(await happened(other, 'sync'), /^sync 2/);
  await page.bringToFront();
  await fill(page, 'Catatan uji', 'dari tab pertama');
  await clientIs(page, { note: 'dari tab pertama' });
  await other.bringToFront();
  await click(other, 'button', 'Ambil alih');
  await becomes(other, 'writer');
  await becomes(page, 'reader');
  assert.ok(await happened(page, 'take over asked'));
  // What the first tab had not saved yet it saved before it let go.
  await clientIs(other, { note: 'dari tab pertama' });
  await save(other, 'dari tab kedua');
  await openCheck(page, url);
  assert.equal((await state(page)).client.note, 'dari tab kedua');
}

async function inherits(context, page, url) {
  const other = await twoTabs(context, page, url);
  await save(page, 'warisan');
  await page.close();
  await becomes(other, 'writer');
  await clientIs(other, { note: 'warisan' });
}

async function isStolen(context, page, url) {
  const other = await twoTabs(context, page, url);
  // The first tab no longer answers: its program stands still.
  await page.evaluate(() => { window.requestAnimationFrame = () => 0; });
  await click(other, 'button', 'Ambil alih');
  await becomes(other, 'writer');
}

const noLocks = () => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });

for (const [kind, script] of [['', null], [' without Web Locks', noLocks]]) {
  const prepare = (context) => (script ? context.addInitScript(script) : null);
  test(`two tabs: one writes, the other takes over and loses nothing${kind}`, { open: 'none', timeout_ms: 90000 },
    async ({ context, page, url }) => {
      await prepare(context);
      await takesOver(context, page, url);
    });
  test(`two tabs: the reader inherits when the writer closes${kind}`, { open: 'none' }, async ({ context, page, url }) => {
    await prepare(context);
    await inherits(context, page, url);
  });
  test(`two tabs: a writer that does not answer loses the role${kind}`, { open: 'none' }, async ({ context, page, url }) => {
    await prepare(context);
    await isStolen(context, page, url);
  });
}

test('two tabs of the single file: one writer', { open: 'none', timeout_ms: 90000 }, async ({ context, page, fileUrl }) => {
  await takesOver(context, page, fileUrl);
});
