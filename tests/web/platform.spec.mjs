// The page and its platform layer: start, frames on demand, size, graphics, keys, pointer.
import { assert, test } from './support/harness.mjs';
import { click, clientIs, displayFrames, fill, happened, idle, node, openCheck, state } from './support/check_page.mjs';
import { until } from './support/wait.mjs';

const canvasSize = (page) => page.evaluate(() => {
  const canvas = document.getElementById('canvas');
  return [canvas.width, canvas.height];
});

test('starts without a word to the outside and without errors', { open: 'none' }, async ({ page, context, url }) => {
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  await openCheck(page, url);
  assert.ok(asked.length > 5);
  const outside = asked.filter((address) => !address.startsWith(url) && !/^(blob|data):/.test(address));
  assert.deepEqual(outside, []);
  const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content');
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval';/);
  assert.doesNotMatch(policy, /'unsafe-eval'|https?:/);
});

test('paints its name and progress before the program is there', { open: 'none' }, async ({ page, context, url }) => {
  let arrive;
  const held = new Promise((done) => { arrive = done; });
  await context.route('**/asah.wasm*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${url}?check`, { waitUntil: 'commit' });
  await page.locator('#splash h1').waitFor();
  assert.equal(await page.locator('#splash h1').textContent(), 'Asah');
  assert.ok(await page.locator('#progress').isVisible());
  arrive();
  await until(page, () => document.documentElement.dataset.asah === 'ready');
  assert.ok(await page.locator('#splash').isHidden());
});

test('an idle page draws no frames; an event draws a few', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  const before = await idle(page);
  await displayFrames(page, 90);
  assert.equal((await state(page)).framesDrawn, before);
  const { b: [x, y] } = await node(page, 'button', 'Hitung');
  await page.mouse.move(x + 4, y + 4);
  const after = await idle(page);
  assert.ok(after > before, 'the pointer drew a frame');
  assert.ok(after - before <= 12, `${after - before} frames for one movement`);
});

test('a focused text field costs no frames', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  await click(page, 'textbox', 'Catatan uji');
  await page.locator('#fields input').waitFor();
  const before = await idle(page);
  await displayFrames(page, 90);
  assert.equal((await state(page)).framesDrawn, before);
});

test('a hidden page handles its events without drawing', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  const before = await idle(page);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await happened(page, 'hidden');
  assert.equal((await state(page)).framesDrawn, before);
  await page.evaluate(() => {
    delete document.hidden;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await happened(page, 'shown');
  assert.ok((await idle(page)) > before);
});

for (const ratio of [1, 1.25, 2]) {
  test(`the picture has the screen's own pixels at ${ratio * 100} %`,
    { open: 'none', context: { deviceScaleFactor: ratio, viewport: { width: 1001, height: 601 } } },
    async ({ page, url }) => {
      await openCheck(page, url);
      const [width, height] = await canvasSize(page);
      assert.ok(Math.abs(width - 1001 * ratio) < 1, `${width} pixels for 1001 CSS px`);
      assert.ok(Math.abs(height - 601 * ratio) < 1);
      const now = await state(page);
      assert.equal(now.pixelRatio, ratio);
      assert.equal(Math.round(now.widthCss * ratio), width);
      // A kit button stays 36 CSS px high: drawn larger, not scaled up.
      assert.ok(Math.abs((await node(page, 'button', 'Hitung')).b[3] - 36) <= 1 / ratio);
    });
}

test('the picture has the screen\'s own pixels on a screen of 150 %', { open: 'none' }, async ({ launchProfile, url }) => {
  const { context } = await launchProfile('dense', ['--force-device-scale-factor=1.5', '--window-size=1001,701']);
  const page = context.pages()[0];
  await openCheck(page, url);
  const [css, ratio] = await page.evaluate(() => [document.getElementById('canvas').clientWidth, window.devicePixelRatio]);
  assert.equal(ratio, 1.5);
  assert.ok(Math.abs((await canvasSize(page))[0] - css * 1.5) < 1);
});

test('follows a new window size and a new zoom at once', { open: 'none' }, async ({ page, context, url }) => {
  await openCheck(page, url);
  await page.setViewportSize({ width: 360, height: 640 });
  await until(page, () => document.getElementById('canvas').width === 360);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', { width: 720, height: 500, deviceScaleFactor: 1.5, mobile: false });
  await until(page, () => document.getElementById('canvas').width === 1080 && window.asah.state().pixelRatio === 1.5);
  await until(page, () => Math.round(window.asah.state().widthCss) === 720);
});

test('recovers from a lost drawing context with the same picture', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  await idle(page);
  const clip = { x: 0, y: 0, width: 1300, height: 640 };
  const before = await page.screenshot({ clip });
  await page.evaluate(() => {
    window.loss = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    window.loss.loseContext();
  });
  await happened(page, 'graphics lost');
  await page.evaluate(() => window.loss.restoreContext());
  await happened(page, 'graphics back');
  await idle(page);
  assert.ok(before.equals(await page.screenshot({ clip })), 'the picture is the same as before');
});

test('a click reaches the button under it, a right click nothing else', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  await click(page, 'button', 'Hitung');
  await clientIs(page, { count: 1 });
  const { b: [x, y] } = await node(page, 'button', 'Hitung');
  await page.mouse.click(x + 5, y + 5, { button: 'right' });
  await idle(page);
  await click(page, 'button', 'Hitung');
  await clientIs(page, { count: 2 });
});

test('the wheel scrolls the page inside the picture, never the document', { open: 'none', context: { viewport: { width: 900, height: 400 } } },
  async ({ page, url }) => {
    await openCheck(page, url);
    const top = async () => (await node(page, 'heading', 'Pemeriksaan peramban')).b[1];
    const before = await top();
    await page.mouse.move(400, 200);
    await page.mouse.wheel(0, 120);
    await until(page, (was) => window.asah.find('heading', 'Pemeriksaan peramban')?.b[1] < was - 60, before);
    await idle(page);
    const moved = before - (await top());
    assert.ok(Math.abs(moved - 120) <= 2, `120 px of wheel moved ${moved} px`);
    assert.equal(await page.evaluate(() => document.scrollingElement.scrollTop), 0);
  });

test('leaves the browser its keys and takes its own', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  const taken = (key, code, held = {}) => page.evaluate(([k, c, h]) => {
    const event = new KeyboardEvent('keydown', { key: k, code: c, bubbles: true, cancelable: true, ...h });
    document.getElementById('canvas').dispatchEvent(event);
    return event.defaultPrevented;
  }, [key, code, held]);
  const ctrl = { ctrlKey: true };
  for (const [key, code] of [['r', 'KeyR'], ['l', 'KeyL'], ['t', 'KeyT'], ['w', 'KeyW'], ['n', 'KeyN'], ['d', 'KeyD'],
    ['+', 'Equal'], ['-', 'Minus'], ['0', 'Digit0'], ['1', 'Digit1'], ['Tab', 'Tab'], ['PageDown', 'PageDown'], ['c', 'KeyC']]) {
    assert.equal(await taken(key, code, ctrl), false, `Ctrl+${key}`);
  }
  for (const key of ['F5', 'F11', 'F12', 'F3']) assert.equal(await taken(key, key), false, key);
  assert.equal(await taken('ArrowLeft', 'ArrowLeft', { altKey: true }), false, 'Alt+Left');
  for (const [key, code] of [['k', 'KeyK'], ['s', 'KeyS'], ['o', 'KeyO'], ['f', 'KeyF'], ['p', 'KeyP'], ['z', 'KeyZ'], ['y', 'KeyY']]) {
    assert.equal(await taken(key, code, ctrl), true, `Ctrl+${key}`);
  }
  for (const key of ['F1', 'F2', 'F6', 'Tab', 'ArrowDown']) assert.equal(await taken(key, key), true, key);
});

test('losing the focus releases the keys', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  await page.keyboard.down('Control');
  await page.evaluate(() => {
    window.dispatchEvent(new Event('blur'));
    window.dispatchEvent(new Event('focus'));
  });
  // Held Ctrl would turn this click into another gesture and Space into a shortcut.
  await click(page, 'button', 'Hitung');
  await clientIs(page, { count: 1 });
  await page.keyboard.up('Control');
});

test('a tap clicks, a swipe scrolls, a long press does not click',
  { open: 'none', context: { hasTouch: true, viewport: { width: 500, height: 500 } } }, async ({ page, context, url }) => {
    await openCheck(page, url);
    const session = await context.newCDPSession(page);
    const touch = (type, points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
    const inView = () => page.evaluate(() => {
      const box = window.asah.find('button', 'Hitung')?.b;
      return Boolean(box) && box[1] > 0 && box[1] + box[3] < 500;
    });
    for (let swipes = 0; swipes < 12 && !(await inView()); ++swipes) {
      await touch('touchStart', [{ x: 250, y: 400 }]);
      for (const y of [370, 330, 300]) await touch('touchMove', [{ x: 250, y }]);
      await touch('touchEnd', []);
      await idle(page);
    }
    assert.ok(await inView(), 'swiping brought the button into view');
    const { b: [x, y, width, height] } = await node(page, 'button', 'Hitung');
    const middle = [x + width / 2, y + height / 2];
    await page.touchscreen.tap(...middle);
    await clientIs(page, { count: 1 });
    await touch('touchStart', [{ x: middle[0], y: middle[1] }]);
    await displayFrames(page, 60);  // longer than a long press
    await touch('touchEnd', []);
    await idle(page);
    assert.equal((await clientIs(page, {})).count, 1);
  });

test('works below a sub-folder', { open: 'none' }, async ({ page, context, subUrl }) => {
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  await openCheck(page, subUrl);
  assert.deepEqual(asked.filter((address) => !address.startsWith(subUrl) && !/^(blob|data):/.test(address)), []);
});

test('opens from file:// as one file, asking for nothing else', { open: 'none' }, async ({ page, context, fileUrl }) => {
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  await openCheck(page, fileUrl);
  assert.deepEqual(asked.filter((address) => !address.startsWith(fileUrl) && !/^(blob|data):/.test(address)), []);
  await click(page, 'button', 'Hitung');
  await clientIs(page, { count: 1 });
});

test('says what is missing without WebGL 2', { open: 'none', errors: true }, async ({ page, context, url }) => {
  await context.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(url);
  await page.locator('#failure-title').waitFor();
  assert.match(await page.locator('#failure-title').textContent(), /tidak dapat menggambar/);
  assert.match(await page.locator('#failure-text').textContent(), /WebGL 2/);
});

test('says what is missing without WebAssembly, in English for an English browser',
  { open: 'none', errors: true, context: { locale: 'en-GB' } }, async ({ page, context, url }) => {
    await context.addInitScript(() => delete window.WebAssembly);
    await page.goto(url);
    await page.locator('#failure-title').waitFor();
    assert.match(await page.locator('#failure-title').textContent(), /too old/);
  });

test('says so when the program does not arrive', { open: 'none', errors: true }, async ({ page, context, url }) => {
  await context.route('**/asah.wasm*', (route) => route.abort());
  await page.goto(url);
  await page.locator('#failure-title').waitFor();
  assert.match(await page.locator('#failure-title').textContent(), /tidak dapat dimuat/);
});

test('without JavaScript there is a text in both languages', { open: 'none', context: { javaScriptEnabled: false } },
  async ({ page, url }) => {
    await page.goto(url);
    const text = await page.locator('noscript').innerHTML();
    assert.match(text, /Asah memerlukan JavaScript/);
    assert.match(text, /Asah needs JavaScript/);
  });

test('a fault shows the error page, from which the raw data can be saved', { open: 'none', errors: true },
  async ({ page, url }) => {
    await openCheck(page, url);
    await click(page, 'button', 'Simpan');
    await happened(page, 'sync 0');
    await page.evaluate(() => setTimeout(() => { throw new Error('tested fault'); }));
    await page.locator('#failure-rescue').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#failure-rescue').click()]);
    const stream = await download.createReadStream();
    let text = '';
    for await (const part of stream) text += part;
    const rescued = JSON.parse(text);
    assert.equal(rescued.format, 'asah-raw-files');
    assert.deepEqual(rescued.files.map((file) => file.path), ['/asah/check/note.txt']);
    assert.match(await page.locator('#failure-detail').textContent(), /tested fault/);
  });

test('leaving with unsaved work asks first, with saved work it does not', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  const asked = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type());
    await dialog.accept();
  });
  await click(page, 'button', 'Simpan');
  await happened(page, 'sync 0');
  await page.reload();
  await until(page, () => document.documentElement.dataset.asahSaved === 'saved');
  assert.deepEqual(asked, []);
  await fill(page, 'Catatan uji', 'belum disimpan');
  await until(page, () => document.documentElement.dataset.asahSaved === 'unsaved');
  await page.reload();
  assert.deepEqual(asked, ['beforeunload']);
});

test('follows the choices of this browser and of the machine', { open: 'none', context: { contrast: 'more' } },
  async ({ page, url }) => {
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
    await openCheck(page, url);
    assert.equal(await theme(), 'contrast');
    await page.evaluate(() => {
      localStorage.setItem('asah.theme', 'dark');
      localStorage.setItem('asah.language', 'en');
      localStorage.setItem('asah.scale_percent', '150');
    });
    await openCheck(page, url);
    assert.equal(await theme(), 'dark');
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    assert.match(await page.title(), /^Browser check/);
    assert.equal((await node(page, 'button', 'Count')).b[3], 54);
  });

test('words of another tab arrive', { open: 'none' }, async ({ page, url }) => {
  await openCheck(page, url);
  await page.evaluate(() => new BroadcastChannel('asah').postMessage({ kind: 'text', from: 'another', text: 'halo' }));
  assert.equal(await happened(page, 'message'), 'message halo');
});
