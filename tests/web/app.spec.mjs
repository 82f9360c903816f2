// The application as a page: no accessibility faults on its main screens, no frame without a reason.
import { createRequire } from 'node:module';
import { assert, test } from './support/harness.mjs';
import { client, go, openApp, stepBy, workspaceOpen } from './support/app_page.mjs';
import { click, displayFrames, fill, idle, node, state } from './support/check_page.mjs';
import { until } from './support/wait.mjs';

const require = createRequire(new URL('../../tools/package.json', import.meta.url));
const { default: AxeBuilder } = require('@axe-core/playwright');

/** The smallest sample, opened by its card on the start page. */
async function openSample(page, url) {
  await openApp(page, url);
  const at = await until(page, () => {
    const nodes = window.asah.nodes();
    const card = nodes.findIndex(({ r, n }) => r === 'heading' && /Rangkui/.test(n ?? ''));
    const button = nodes.find(({ r, n }, index) => index > card && r === 'button' && n === 'Buka');
    return card >= 0 && button && button.b[1] + button.b[3] < window.innerHeight && button.b;
  });
  await page.mouse.click(at[0] + at[2] / 2, at[1] + at[3] / 2);
  await workspaceOpen(page);
}

/** A point on the first part of that role whose name or value matches. */
async function placeOf(page, role, pattern) {
  const [x, y, width, height] = await until(page, ([wanted, source]) => window.asah.nodes()
    .find(({ r, n, v }) => r === wanted && new RegExp(source).test(n || v || ''))?.b, [role, pattern.source]);
  return [x + Math.min(width / 2, 60), y + height / 2];
}

/** Main screens: what leads there, and the part by which the screen is known to stand. */
const screens = {
  Beranda: (page) => go(page, 'Beranda', 'Selamat datang'),
  Pegawai: (page) => go(page, 'Pegawai'),
  'profil pegawai': async (page) => {
    await go(page, 'Pegawai');
    await idle(page);
    const before = (await client(page)).record;
    const [x, y] = await placeOf(page, 'gridcell', /^[A-Z][a-z]+ [A-Z]/);
    await page.mouse.dblclick(x, y);
    await until(page, (old) => window.asah.state().client.record !== old, before);
  },
  'Unit kerja': (page) => go(page, 'Unit kerja'),
  'Jabatan & standar': (page) => go(page, 'Jabatan & standar'),
  'Kamus kompetensi': (page) => go(page, 'Kamus kompetensi'),
  'kisi penilaian': async (page) => {
    await go(page, 'Penilaian');
    const before = (await client(page)).record;
    await idle(page);
    await page.mouse.click(...await placeOf(page, 'button', /^(Isi|Nilai|Lanjutkan|Buka)/));
    await until(page, (old) => window.asah.state().client.record !== old, before);
    await node(page, 'grid', 'Nilai tiap orang dan kompetensi');
  },
  Kesenjangan: async (page) => {
    await go(page, 'Kesenjangan');
    await node(page, 'grid', 'Peta kesenjangan');
  },
  Berkas: (page) => go(page, 'Berkas'),
  Pengaturan: (page) => go(page, 'Pengaturan'),
};

test('the start page has no accessibility faults that axe can see', { open: 'none' }, async ({ page, url }) => {
  await openApp(page, url);
  await idle(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes.map((found) => found.html).join(' | ')}`), []);
});

test('no main screen has accessibility faults that axe can see', { open: 'none', timeout_ms: 180000 },
  async ({ page, url }) => {
    await openSample(page, url);
    const faults = [];
    for (const [name, visit] of Object.entries(screens)) {
      await visit(page);
      await idle(page);
      const { violations, passes } = await new AxeBuilder({ page }).analyze();
      assert.ok(passes.length > 5, `${name}: axe looked`);
      for (const one of violations) {
        faults.push(`${name}: ${one.id}: ${one.nodes.slice(0, 3).map((found) => found.html.slice(0, 300)).join(' | ')}`);
      }
    }
    assert.deepEqual(faults, []);
  });

test('no screen draws a frame without a reason', { open: 'none', timeout_ms: 120000 }, async ({ page, url }) => {
  await openSample(page, url);
  for (const [name, visit] of Object.entries(screens)) {
    await visit(page);
    const before = await idle(page);
    await displayFrames(page, 60);
    assert.equal((await state(page)).framesDrawn, before, name);
  }
  // After an edit it comes to rest again once it is saved.
  await go(page, 'Unit kerja');
  await click(page, 'button', 'Tambah unit');
  await node(page, 'textbox', 'Nama unit');
  const before = await idle(page);
  await displayFrames(page, 60);
  assert.equal((await state(page)).framesDrawn, before, 'a dialog with a focused field');
  await fill(page, 'Nama unit', 'Dinas Baru');
  await click(page, 'button', 'Tambah');
  await until(page, () => window.asah.state().client.seq > 0);
  await stepBy(page, 'Control+z');
  await until(page, () => window.asah.state().client.unsaved === 0);
  const after = await idle(page);
  await displayFrames(page, 60);
  assert.equal((await state(page)).framesDrawn, after, 'after saving');
});

test('a press that comes without the pointer passing over first reaches its cell', { open: 'none' },
  async ({ page, url }) => {
    await openSample(page, url);
    await go(page, 'Kesenjangan');
    await node(page, 'grid', 'Peta kesenjangan');
    await idle(page);
    const worst = /^1,64/;
    const cell = await page.evaluate((source) => window.asah.nodes()
      .find(({ r, n }) => r === 'gridcell' && new RegExp(source).test(n)).b, worst.source);
    await page.mouse.click(cell[0] + cell[2] / 2, cell[1] + cell[3] / 2);
    await node(page, 'complementary');
    await page.keyboard.press('Escape');
    await until(page, () => !window.asah.find('complementary'));
    await page.mouse.move(5, 400);
    await idle(page);
    // As an assistive program presses it.
    await page.getByRole('gridcell', { name: worst }).evaluate((element) => element.click());
    await node(page, 'complementary');
  });
