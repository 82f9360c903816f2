// Text fields, clipboard, files, print and the accessible mirror of the page.
import { createRequire } from 'node:module';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assert, test } from './support/harness.mjs';
import { click, clientIs, fill, happened, idle, inkBox, node, openCheck } from './support/check_page.mjs';
import { until } from './support/wait.mjs';

const require = createRequire(new URL('../../tools/package.json', import.meta.url));
const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

test('typing goes through a real input element over the field', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  await click(page, 'textbox', 'Catatan uji');
  const input = page.locator('#fields input');
  await input.waitFor();
  assert.ok(await input.evaluate((element) => document.activeElement === element));
  assert.equal(await input.getAttribute('aria-label'), 'Catatan uji');
  assert.equal(await input.getAttribute('autocomplete'), 'off');
  const box = await input.boundingBox();
  const [x, y, width, height] = (await node(page, 'textbox', 'Catatan uji')).b;
  assert.ok(box.x >= x && box.x + box.width <= x + width && box.y >= y - 1 && box.y + box.height <= y + height + 1);
  await page.keyboard.type('Siti Aminah ä€😀');
  await clientIs(page, { note: 'Siti Aminah ä€😀' });
  await page.keyboard.press('Home');
  await page.keyboard.press('Delete');
  await clientIs(page, { note: 'iti Aminah ä€😀' });
  await page.keyboard.press('Control+Z');
  await clientIs(page, { note: 'Siti Aminah ä€😀' });
});

test('Tab and Shift+Tab walk between the fields, each with its element', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  await fill(page, 'Catatan uji', 'satu');
  await page.keyboard.press('Tab');
  await page.locator('#fields textarea').waitFor();
  await page.keyboard.type('baris 1');
  await page.keyboard.press('Enter');
  await page.keyboard.type('baris 2');
  await clientIs(page, { note: 'satu', longNote: 'baris 1\nbaris 2' });
  await page.keyboard.press('Shift+Tab');
  await page.locator('#fields input').waitFor();
  assert.equal(await page.locator('#fields > *').count(), 1);
  assert.equal(await page.locator('#fields input').inputValue(), 'satu');
});

test('the last letters typed before a click elsewhere are not lost', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  await click(page, 'textbox', 'Catatan uji');
  await page.locator('#fields input').waitFor();
  const { b: [x, y] } = await node(page, 'button', 'Hitung');
  // All of it between two frames: text, then the press.
  await page.evaluate(([left, top]) => {
    const input = document.querySelector('#fields input');
    input.value = 'sampai huruf terakhir';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    const canvas = document.getElementById('canvas');
    canvas.setPointerCapture = () => {};
    for (const type of ['pointermove', 'pointerdown', 'pointerup']) {
      canvas.dispatchEvent(new PointerEvent(type, {
        clientX: left + 5, clientY: top + 5, pointerType: 'mouse', button: type === 'pointermove' ? -1 : 0, bubbles: true, cancelable: true,
      }));
    }
  }, [x, y]);
  await clientIs(page, { note: 'sampai huruf terakhir', count: 1 });
});

test('leaving a field takes the element away and keeps the text', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  await fill(page, 'Catatan uji', 'tetap');
  await click(page, 'button', 'Hitung');
  await clientIs(page, { count: 1, note: 'tetap' });
  await until(page, () => document.getElementById('fields').childElementCount === 0);
  await page.keyboard.press('x');
  assert.equal((await clientIs(page, {})).note, 'tetap');
});

test('the element shows the text in the font, size and place of the picture', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  for (const name of ['Catatan uji', 'Catatan panjang']) {
    const [x, y, width, height] = (await node(page, 'textbox', name)).b;
    const clip = { x: x + 4, y: y + 4, width: width - 8, height: height - 8 };
    await fill(page, name, 'Hamburgefonstiv Kompetensi 12345');
    await page.locator('#fields > *').evaluate((element) => { element.style.caretColor = 'transparent'; });
    await idle(page);
    const native = await inkBox(page, clip);
    await click(page, 'button', 'Hitung');
    await until(page, () => document.getElementById('fields').childElementCount === 0);
    await idle(page);
    const drawn = await inkBox(page, clip);
    assert.ok(native[2] > 100, `${name}: there is text`);
    native.forEach((edge, side) => assert.ok(Math.abs(edge - drawn[side]) <= 2, `${name}: ${native} over ${drawn}`));
  }
});

test('an input method composes in the element', { open: 'none' }, async ({ page, context, url }) => {
  await openCheck(page, url);
  await fill(page, 'Catatan uji', 'a');
  const session = await context.newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
  await clientIs(page, { note: 'ani' });
  await session.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
  await clientIs(page, { note: 'aに' });
  await session.send('Input.insertText', { text: '日本' });
  await clientIs(page, { note: 'a日本' });
  assert.equal(await page.locator('#fields input').inputValue(), 'a日本');
});

test('Ctrl+C and Ctrl+X copy cells as text and as a table, without any permission',
  { open: 'none', context: clipboard }, async ({ page, url }) => {
    await openCheck(page, url);
    const read = () => page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const part = async (type) => (item.types.includes(type) ? (await item.getType(type)).text() : '');
      return [await part('text/plain'), await part('text/html')];
    });
    for (const [keys, word] of [['Control+C', 'copy'], ['Control+X', 'cut']]) {
      await page.evaluate(() => navigator.clipboard.writeText('before'));
      await page.keyboard.press(keys);
      await happened(page, word);
      const [text, html] = await read();
      assert.equal(text.replace(/\r/g, ''), 'sel\tkedua\n199001012015032997\t7');
      assert.match(html, /<b>sel<\/b>/);
    }
  });

test('a button copies as well', { open: 'none', context: clipboard }, async ({ page, url }) => {
  await openCheck(page, url);
  await click(page, 'button', 'Salin');
  await happened(page, 'job 0');
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^sel\tkedua/);
});

test('Ctrl+V hands text to the program outside fields and to the browser inside them',
  { open: 'none', context: clipboard }, async ({ page, url }) => {
    await openCheck(page, url);
    await page.evaluate(() => navigator.clipboard.writeText('19900101 ü\tb'));
    await page.keyboard.press('Control+V');
    assert.equal(await happened(page, 'paste'), 'paste 19900101 ü\tb | ');
    await page.evaluate(() => navigator.clipboard.writeText('di dalam'));
    await fill(page, 'Catatan uji', 'x');
    await page.keyboard.press('Control+V');
    await clientIs(page, { note: 'xdi dalam' });
  });

test('the chooser gives every file, large ones in pieces', { open: 'none' }, async ({ page, folder, url }) => {
  await openCheck(page, url);
  const large = join(folder, 'besar.bin');
  await writeFile(large, Buffer.alloc(9 << 20, 'z'));
  const small = join(folder, 'kecil.csv');
  await writeFile(small, 'nip;nama\n');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), click(page, 'button', 'Buka berkas')]);
  assert.ok(chooser.isMultiple());
  await chooser.setFiles([small, large]);
  assert.equal(await happened(page, 'file kecil.csv'), 'file kecil.csv 9 nip;nama\n');
  assert.equal(await happened(page, 'progress'), 'progress besar.bin of 9437184');
  assert.match(await happened(page, 'file besar.bin'), /^file besar\.bin 9437184 zzzz/);
  await happened(page, 'job 0');
});

test('files dropped on the page arrive', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['isi'], 'jatuh.txt'));
    const canvas = document.getElementById('canvas');
    for (const type of ['dragenter', 'dragover', 'drop']) {
      canvas.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  });
  assert.equal(await happened(page, 'file jatuh'), 'file jatuh.txt 3 isi');
  assert.ok(await happened(page, 'drag over'));
  assert.ok(await happened(page, 'drag away'));
});

test('a download carries the bytes and the name', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  await fill(page, 'Catatan uji', 'untuk diunduh');
  await clientIs(page, { note: 'untuk diunduh' });
  const [download] = await Promise.all([page.waitForEvent('download'), click(page, 'button', 'Unduh')]);
  assert.equal(download.suggestedFilename(), 'catatan.txt');
  assert.equal(await readFile(await download.path(), 'utf8'), 'untuk diunduh');
});

test('print makes a document of its own, styled under the content policy', { open: 'none' }, async ({ page, context, url }) => {
  await context.addInitScript(() => {
    window.print = () => {
      const color = (selector) => getComputedStyle(document.querySelector(selector)).color;
      window.top.printed = [document.querySelector('h1').textContent, color('h1'), color('p'), window !== window.top];
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  await openCheck(page, url);
  await click(page, 'button', 'Cetak');
  await happened(page, 'job 0');
  assert.deepEqual(await page.evaluate(() => window.printed), ['Uji cetak', 'rgb(1, 2, 3)', 'rgb(4, 5, 6)', true]);
  assert.equal(await page.locator('iframe').count(), 0);
});

test('the mirror shows roles, names and values, and its click presses the real part', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  assert.equal(await page.getByRole('heading', { name: 'Pemeriksaan peramban', level: 1 }).count(), 1);
  const button = page.getByRole('button', { name: 'Hitung' });
  assert.equal(await button.count(), 1);
  await button.evaluate((element) => element.click());
  await clientIs(page, { count: 1 });
  await page.getByText('Ditekan 1 kali').waitFor({ state: 'attached' });
  await fill(page, 'Catatan uji', 'nilai');
  await clientIs(page, { note: 'nilai' });
  await click(page, 'button', 'Hitung');
  await until(page, () => document.querySelector('#mirror [role="textbox"]').textContent === 'nilai');
});

test('the mirror turns any picture into a well-formed tree and keeps its elements', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  const seen = await page.evaluate(() => {
    const box = { s: 0, b: [0, 0, 10, 10] };
    const live = { polite: document.createElement('div'), now: document.createElement('div') };
    const root = document.createElement('div');
    document.body.append(root);
    const host = { call() {}, withText() {}, pixelRatio: () => 1 };
    const mirror = new AsahMirror(host, root, document.getElementById('canvas'), live);
    const tree = (value) => JSON.stringify([
      { i: 0, r: 'grid', n: 'Peta', rows: 9, cols: 2, ...box },
      { i: 1, p: 0, id: 5, r: 'gridcell', n: value, row: 3, col: 1, ...box },
      { i: 2, p: 0, id: 6, r: 'rowheader', n: 'Dinas', row: 3, lv: 2, ...box },
      { i: 3, p: 0, id: 7, r: 'button', n: 'Urutkan', ...box, s: 4 },
      { i: 4, p: 0, r: 'row', ...box },
      { i: 5, p: 4, r: 'columnheader', n: 'K1', ...box },
      { i: 6, p: 4, r: 'columnheader', ...box },
      { i: 7, r: 'tree', n: 'Unit', rows: 30, ...box },
      { i: 8, p: 7, id: 9, r: 'treeitem', n: 'Kota', row: 0, lv: 1, ...box, s: 64 + 128 },
      { i: 9, r: 'status', n: `simpan ${value}`, ...box, s: 65536 },
    ]);
    mirror.show(tree('1,2'));
    const cell = root.querySelector('[data-node="5"]');
    mirror.json = tree('1,3');
    mirror.parsed = null;
    mirror.update();
    const same = cell === root.querySelector('[data-node="5"]') && cell.textContent === '1,3';
    const shape = (element) => [element.getAttribute('role'), ...[...element.children].map(shape)];
    const attribute = (selector, name) => root.querySelector(selector)?.getAttribute(name);
    const found = {
      same, shape: [...root.children].map(shape), said: live.polite.textContent,
      row: attribute('[role="row"]:nth-child(2)', 'aria-rowindex'), size: attribute('[role="treeitem"]', 'aria-setsize'),
      open: attribute('[role="treeitem"]', 'aria-expanded'), pressed: attribute('[role="button"]', 'aria-pressed'),
    };
    root.remove();
    return found;
  });
  assert.deepEqual(seen, {
    same: true,
    shape: [
      ['grid', ['row', ['columnheader'], ['gridcell']], ['row', ['rowheader'], ['gridcell']]],
      ['button'], ['tree', ['treeitem']], ['status'],
    ],
    said: 'simpan 1,3', row: '4', size: '30', open: 'true', pressed: 'true',
  });
});

test('the keyboard focus is where the picture shows it', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  await fill(page, 'Catatan panjang', 'x');
  await page.keyboard.press('Tab');
  await until(page, () => document.activeElement.textContent === 'Simpan' && document.activeElement.closest('#mirror'));
  await page.keyboard.press('Tab');
  await until(page, () => document.activeElement.textContent === 'Hapus catatan');
  await page.keyboard.press('Shift+Tab');
  await until(page, () => document.activeElement.textContent === 'Simpan');
  await page.keyboard.press('Space');
  await clientIs(page, { save: 'saved' });
  await happened(page, 'sync 0');
});

test('the mirror stands exactly over the picture', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  await idle(page);
  const [x, y, width, height] = (await node(page, 'button', 'Hitung')).b;
  const box = await page.getByRole('button', { name: 'Hitung' }).boundingBox();
  assert.deepEqual([box.x, box.y, box.width, box.height].map(Math.round), [x, y, width, height].map(Math.round));
});

test('the page has no accessibility faults that axe can see', { open: 'none' }, async ({ page, url }) => {
  const { default: AxeBuilder } = require('@axe-core/playwright');
  await openCheck(page, url);
  await idle(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes.map((found) => found.html).join(' | ')}`), []);
});
