// Starts the program and is its bridge to the page: one object, whose entries are the imports of
// asah_library.js without "asah_js_". There is no domain state here, only the page's own.
'use strict';

const words = {
  id: {
    claim: 'Manajemen kompetensi ASN', loading: 'Memuat…', starting: 'Menyiapkan…', opening: 'Membuka data di peramban…',
    waiting: 'Penyimpanan peramban belum menjawab. Tutup tab Asah lainnya bila ada.',
    noWasm: 'Peramban ini terlalu lama untuk Asah',
    noWasmText: 'Asah memerlukan WebAssembly. Perbarui peramban (Chrome, Edge, atau Firefox terbaru), lalu buka lagi halaman ini.',
    noWebGl: 'Peramban ini tidak dapat menggambar',
    noWebGlText: 'Asah memerlukan WebGL 2. Nyalakan akselerasi perangkat keras di pengaturan peramban, perbarui peramban, atau buka di komputer lain.',
    broken: 'Asah berhenti karena kesalahan',
    brokenText: 'Data yang sudah berstatus tersimpan tetap ada di peramban ini. Muat ulang halaman; bila kesalahan berulang, unduh data mentah lalu kirimkan kepada pengelola.',
    notLoaded: 'Asah tidak dapat dimuat',
    notLoadedText: 'Berkas program tidak terunduh dengan lengkap. Periksa sambungan, lalu muat ulang halaman.',
    reload: 'Muat ulang', rescue: 'Unduh data mentah', rescued: 'Berkas terunduh: ', nothing: 'Tidak ada data di peramban ini.',
  },
  en: {
    claim: 'Competency management for civil servants', loading: 'Loading…', starting: 'Starting…', opening: 'Opening the data in this browser…',
    waiting: 'The browser’s storage does not answer. Close other tabs of Asah if there are any.',
    noWasm: 'This browser is too old for Asah',
    noWasmText: 'Asah needs WebAssembly. Update the browser (a recent Chrome, Edge or Firefox), then open this page again.',
    noWebGl: 'This browser cannot draw',
    noWebGlText: 'Asah needs WebGL 2. Turn on hardware acceleration in the browser’s settings, update the browser, or open it on another computer.',
    broken: 'Asah stopped because of a fault',
    brokenText: 'Data that were shown as saved are still in this browser. Reload the page; if it happens again, download the raw data and send them to your administrator.',
    notLoaded: 'Asah could not be loaded',
    notLoadedText: 'The program did not arrive completely. Check the connection, then reload the page.',
    reload: 'Reload', rescue: 'Download raw data', rescued: 'Files downloaded: ', nothing: 'There are no data in this browser.',
  },
};
const cursors = [
  'default', 'text', 'move', 'ns-resize', 'ew-resize', 'nesw-resize', 'nwse-resize', 'pointer', 'not-allowed',
];
const storagePatience_ms = 8000;
const environmentQueries = {
  8: '(pointer: coarse)', 16: '(prefers-color-scheme: dark)', 32: '(prefers-contrast: more)',
  64: '(prefers-reduced-motion: reduce)',
};

const find = (id) => document.getElementById(id);
const canvas = find('canvas');
const root = document.documentElement;
const decoder = new TextDecoder();
const encoder = new TextEncoder();
let program = null;
let failed = false;

// ---- what the parts of the page share ----

const host = {
  call(name, ...values) {
    if (!program || failed) return 0;
    try {
      return program[name](...values);
    } catch (error) {
      fail('broken', error);
      return 0;
    }
  },
  /** Lends the program a copy of the bytes while `use(pointer, length)` runs. */
  withBytes(bytes, use) {
    if (!program || failed) return 0;
    const at = host.call('_asah_buffer_reserve', bytes.length);
    program.HEAPU8.set(bytes, at);
    return use(at, bytes.length);
  },
  withText: (text, use) => host.withBytes(encoder.encode(text), use),
  finish(id, failure, detail = '') {
    host.withText(detail, (text, length) => host.call('_asah_job_finish', id, failure, text, length));
  },
  pixelRatio: () => window.devicePixelRatio,
  drawNow(frames) {
    for (let i = 0; i < frames; ++i) drawFrame();
  },
  files: null,
};

const bytesAt = (at, length) => program.HEAPU8.subarray(at, at + length);
const textAt = (at, length) => decoder.decode(bytesAt(at, length));
const jsonAt = (at, length) => JSON.parse(textAt(at, length));

const storage = new AsahStorage(host);
const files = new AsahFiles(host);
const input = new AsahInput(host, canvas);
const textField = new AsahTextField(host, find('fields'), canvas);
const mirror = new AsahMirror(host, find('mirror'), canvas, { polite: find('live-polite'), now: find('live-now') });
const crypt = new AsahCrypto(host);
let tabs = null;
host.files = files;

// ---- words and failure page ----

function language() {
  const chosen = storage.getPreference('language') ?? navigator.language;
  return /^en/i.test(chosen) ? 'en' : 'id';
}

const say = (key) => words[language()][key];

/** Replaces the page by a message with the ways out. The first failure is the one shown. */
function fail(key, error) {
  if (failed) return;
  failed = true;
  root.dataset.asah = 'failed';
  if (error) console.error(error);
  find('app').hidden = true;
  find('splash').hidden = true;
  find('failure').hidden = false;
  find('failure-title').textContent = say(key);
  find('failure-text').textContent = say(`${key}Text`);
  find('failure-detail').textContent = error ? String(error.stack ?? error) : '';
  const reload = find('failure-reload');
  reload.textContent = say('reload');
  reload.onclick = () => location.reload();
  const rescue = find('failure-rescue');
  rescue.textContent = say('rescue');
  rescue.onclick = rescueFiles;
  window.onbeforeunload = null;
}

async function rescueFiles() {
  const { count, text } = await storage.rescue().catch((error) => ({ count: 0, text: String(error) }));
  find('failure-done').textContent = count > 0 ? say('rescued') + count : say('nothing');
  if (count > 0) files.save('asah-data-mentah.json', 'application/json', text);
}

// ---- frames: asked for, never running by themselves ----

let frameAsked = 0;
let timer = 0;
let timerDue_ms = Infinity;
const size = { width: 0, height: 0 };

function requestFrame(delay) {
  if (delay > 0) {
    const due = performance.now() + delay;
    if (due >= timerDue_ms) return;
    clearTimeout(timer);
    timerDue_ms = due;
    timer = setTimeout(() => {
      timerDue_ms = Infinity;
      requestFrame(0);
    }, delay);
    return;
  }
  if (frameAsked) return;
  // A hidden page gets no animation frames; its events are still handled, undrawn.
  frameAsked = document.hidden
    ? setTimeout(() => runFrame(), 0)
    : requestAnimationFrame(() => runFrame());
}

function runFrame() {
  frameAsked = 0;
  drawFrame();
}

function drawFrame() {
  if (canvas.width !== size.width || canvas.height !== size.height) {
    canvas.width = size.width;
    canvas.height = size.height;
  }
  host.call('_asah_frame_draw', size.width, size.height, host.pixelRatio(), document.hidden ? 0 : 1);
}

/** The canvas has exactly as many pixels as the screen gives it, at any zoom. */
function watchSize() {
  const take = (width, height) => {
    if (width === size.width && height === size.height) return;
    Object.assign(size, { width, height });
    requestFrame(0);
  };
  const measure = (entry) => {
    const ratio = host.pixelRatio();
    const wanted = [canvas.clientWidth * ratio, canvas.clientHeight * ratio];
    const box = entry?.devicePixelContentBoxSize?.[0];
    const exact = box ? [box.inlineSize, box.blockSize] : wanted.map(Math.round);
    // Screens emulated by developer tools report the box without their ratio.
    const trusted = exact.every((pixels, side) => Math.abs(pixels - wanted[side]) <= 1);
    take(...(trusted ? exact : wanted.map(Math.round)));
  };
  const observer = new ResizeObserver((entries) => measure(entries.at(-1)));
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas);
  }
  const watchRatio = () => {
    matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`).addEventListener('change', () => {
      measure(null);
      requestFrame(0);
      watchRatio();
    }, { once: true });
  };
  watchRatio();
  measure(null);
}

// ---- what the page and the machine are like ----

function tellEnvironment() {
  const origin = { 'https:': 0, 'http:': 1, 'file:': 2 }[location.protocol] ?? 1;
  let flags = (window.isSecureContext ? 1 : 0) | (storage.works ? 2 : 0);
  if (/Mac|iPhone|iPad/.test(navigator.userAgentData?.platform ?? navigator.platform)) flags |= 4;
  for (const [flag, query] of Object.entries(environmentQueries)) {
    if (matchMedia(query).matches) flags |= Number(flag);
  }
  host.withText(`${navigator.language}\n${navigator.userAgent}`, (text, length) =>
    host.call('_asah_environment_change', origin, flags, text, length));
}

function listenToPage() {
  input.listen();
  files.listen(window);
  for (const query of Object.values(environmentQueries)) {
    matchMedia(query).addEventListener('change', tellEnvironment);
  }
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      host.call('_asah_focus_change', 0);
      cancelAnimationFrame(frameAsked);
      frameAsked = 0;
    }
    host.call('_asah_page_show', document.hidden ? 0 : 1);
  });
  window.addEventListener('pagehide', () => {
    host.call('_asah_page_close');
    drawFrame();
  });
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    host.call('_asah_graphics_change', 1);
  });
  canvas.addEventListener('webglcontextrestored', () => host.call('_asah_graphics_change', 0));
}

// ---- the imports ----

const bridge = {
  page_ready() {
    find('splash').hidden = true;
    root.dataset.asah = 'ready';
    if (document.activeElement === document.body) canvas.focus({ preventScroll: true });
  },
  page_fail(at, length) {
    const reason = textAt(at, length);
    if (reason === 'webgl') fail('noWebGl');
    else fail('broken', new Error(reason));
  },
  page_look(at, length) {
    const look = jsonAt(at, length);
    document.title = look.title;
    root.lang = look.language;
    root.dataset.theme = look.theme;
    root.dataset.asahSaved = look.unsaved ? 'unsaved' : 'saved';
    window.onbeforeunload = look.unsaved ? (event) => event.preventDefault() : null;
  },
  page_reload: () => location.reload(),
  frame_request: requestFrame,
  cursor_set(shape) {
    canvas.style.cursor = cursors[shape] ?? 'none';
  },
  clock_offset: () => -new Date().getTimezoneOffset(),
  random_fill(at, length) {
    // At most 65,536 bytes a call.
    for (let from = 0; from < length; from += 65536) {
      crypto.getRandomValues(bytesAt(at + from, Math.min(65536, length - from)));
    }
  },
  text_show: (at, length) => textField.show(jsonAt(at, length)),
  text_hide: () => textField.hide(),
  text_font: (at, length) => document.fonts.add(new FontFace('Asah Text', bytesAt(at, length).slice())),
  mirror_show: (at, length) => mirror.show(textAt(at, length)),
  storage_flush: () => storage.run(false),
  storage_load: () => storage.run(true),
  storage_estimate: (id, persist) => storage.report(id, persist !== 0),
  role_take: () => tabs.role.take(),
  role_release: () => tabs.role.release(),
  message_send: (at, length) => tabs.channel.send('text', { text: textAt(at, length) }),
  file_save(at, length, bytes, byteCount) {
    const { name, mime } = jsonAt(at, length);
    files.save(name, mime, bytesAt(bytes, byteCount).slice());
  },
  file_choose: (id, at, length, many) => files.choose(id, textAt(at, length), many !== 0),
  clipboard_write: (id, at, length, htmlAt, htmlLength) =>
    input.writeClipboard(id, textAt(at, length), textAt(htmlAt, htmlLength)),
  document_print: (id, at, length) => files.print(id, textAt(at, length)),
  crypto_run: (id, at, length, bytes, byteCount) =>
    crypt.run(id, jsonAt(at, length), bytesAt(bytes, byteCount).slice()),
  preference_get(at, length) {
    const value = storage.getPreference(textAt(at, length));
    return value === null ? -1 : host.withText(value, (_, count) => count);
  },
  preference_set: (at, length, valueAt, valueLength) =>
    storage.setPreference(textAt(at, length), textAt(valueAt, valueLength)),
};

// ---- start ----

/** The program's bytes with progress; null when they are inside the page already. */
async function fetchProgram() {
  const link = document.querySelector('link[rel="preload"][as="fetch"]');
  if (!link) return null;
  const response = await fetch(link.href, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${response.status} ${link.href}`);
  const packed = response.headers.has('Content-Encoding');
  const total = packed ? 0 : Number(response.headers.get('Content-Length'));
  let received = 0;
  const counted = response.body.pipeThrough(new TransformStream({
    transform(chunk, controller) {
      received += chunk.length;
      if (total > 0) find('progress').value = (100 * received) / total;
      controller.enqueue(chunk);
    },
  }));
  // Whatever type the server gave: compiling while loading asks for this one.
  return new Response(counted, { headers: { 'Content-Type': 'application/wasm' } });
}

async function makeProgram(fetched) {
  const options = {
    bridge,
    canvas,
    arguments: new URLSearchParams(location.search).has('check') ? ['--check'] : [],
    print: (line) => console.log(line),
    printErr: (line) => console.warn(line),
    onAbort: (reason) => fail('broken', new Error(String(reason))),
  };
  if (fetched) {
    options.instantiateWasm = (imports, receive) => {
      WebAssembly.instantiateStreaming(fetched, imports)
        .then(({ instance, module }) => receive(instance, module), (error) => fail('notLoaded', error));
      return {};
    };
  }
  return createAsah(options);
}

async function start() {
  const wait = find('progress-text');
  wait.textContent = say('loading');
  find('claim').textContent = say('claim');
  root.lang = language();
  root.dataset.theme = storage.getPreference('theme') ?? 'light';
  if (typeof WebAssembly !== 'object' || !WebAssembly.instantiateStreaming) {
    fail('noWasm');
    return;
  }
  let fetched;
  try {
    fetched = await fetchProgram();
  } catch (error) {
    fail('notLoaded', error);
    return;
  }
  program = await makeProgram(fetched);
  find('progress').removeAttribute('value');
  wait.textContent = say('opening');
  const late = setTimeout(() => { wait.textContent = say('waiting'); }, storagePatience_ms);
  tabs = new AsahTabs(host);
  await tabs.begin();
  await storage.open(program);
  clearTimeout(late);
  wait.textContent = say('starting');
  tellEnvironment();
  find('app').hidden = false;
  watchSize();
  listenToPage();
  host.call('_asah_storage_open');
}

window.addEventListener('error', (event) => {
  if (event.error) fail('broken', event.error);
});
window.addEventListener('unhandledrejection', (event) => fail('broken', event.reason));

/** For tests and for error reports; nothing in the page needs it. */
window.asah = {
  state: () => (program && !failed ? JSON.parse(program.UTF8ToString(program._asah_state_read())) : null),
  nodes: () => mirror.nodes(),
  find: (role, name) => mirror.find(role, name),
  files: () => storage.filesInMemory().map(({ path, bytes }) => ({ path, size: bytes.length })),
  frameAsked: () => frameAsked !== 0,
};

start().catch((error) => fail('broken', error));
