// Driving the application itself: going about, small edits, and the files it keeps in IndexedDB.
import { click, fill, node, state } from './check_page.mjs';
import { ready, until } from './wait.mjs';

/** An office browser that speaks Indonesian; for launchProfile. */
export const office = ['--window-size=1366,900', '--accept-lang=id-ID'];

/** Opens the application and waits until its first picture stands. */
export async function openApp(page, address) {
  await page.goto(address);
  await ready(page);
  await until(page, () => window.asah.find('button'));
}

/** The application's own part of the state: seq, unsaved, save, workspace, reader, screen. */
export const client = async (page) => (await state(page)).client;

/** Goes to a screen by the menu and waits for its title, so that no old button is taken for a new. */
export async function go(page, link, title = link) {
  await click(page, 'link', link);
  await node(page, 'heading', title);
}

/** Waits until a workspace is open; resolves to the application's state. */
export async function workspaceOpen(page) {
  await until(page, () => window.asah.state().client.workspace !== '');
  return client(page);
}

/** Makes a workspace on the start page; resolves to its id. */
export async function makeWorkspace(page, name) {
  await fill(page, 'Nama wilayah atau instansi', name);
  await click(page, 'button', 'Buat');
  return (await workspaceOpen(page)).workspace;
}

/** Waits until the journal has grown beyond `seq`; resolves to where it stands. */
export async function steppedBeyond(page, seq) {
  await until(page, (before) => window.asah.state().client.seq > before, seq);
  return (await client(page)).seq;
}

/** Adds a unit by the dialog of Unit kerja, which must be the screen shown; resolves to the seq. */
export async function addUnit(page, name) {
  const { seq } = await client(page);
  await click(page, 'button', 'Tambah unit');
  await fill(page, 'Nama unit', name);
  await click(page, 'button', 'Tambah');
  return steppedBeyond(page, seq);
}

/** Undoes or redoes by the keyboard: a small step of its own in the journal. */
export async function stepBy(page, keys) {
  const { seq } = await client(page);
  await page.keyboard.press(keys);
  return steppedBeyond(page, seq);
}

/** Waits until everything that was done is said to be saved; resolves to the seq. */
export async function allSaved(page) {
  await until(page, () => {
    const now = window.asah.state().client;
    return now.save === 'saved' && now.unsaved === 0;
  });
  return (await client(page)).seq;
}

/** Presses a button and resolves to what it downloads: { name, text }. */
export async function downloadBy(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), click(page, 'button', button)]);
  const parts = [];
  for await (const part of await download.createReadStream()) parts.push(part);
  return { name: download.suggestedFilename(), text: Buffer.concat(parts).toString('utf8') };
}

/** Chooses a file (a path, or {name, mimeType, buffer}) by the title line's button of Berkas. */
export async function choose(page, file) {
  await go(page, 'Berkas');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), click(page, 'button', 'Pilih berkas')]);
  await chooser.setFiles(file);
}

/** To be run before the page's scripts: counts what happens in IndexedDB, as window.storage. */
export function countStorage() {
  window.storage = { events: 0, stored: 0 };
  const count = () => { window.storage.events += 1; };
  const begin = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function transaction(...details) {
    const begun = begin.apply(this, details);
    if (details[1] === 'readwrite') {
      count();
      begun.addEventListener('complete', () => {
        count();
        window.storage.stored += 1;
      });
    }
    return begun;
  };
  for (const name of ['put', 'delete']) {
    const change = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function counted(...details) {
      const request = change.apply(this, details);
      request.addEventListener('success', count);
      return request;
    };
  }
}

/** Leaves the application for a bare page of the same origin, where nobody touches the files. */
export async function leaveApp(page, address) {
  const bare = new URL('bare', address).href;
  const body = '<!doctype html><link rel="icon" href="data:,">';
  await page.route(bare, (route) => route.fulfill({ contentType: 'text/html', body }), { times: 1 });
  await page.goto(bare);
}

/**
 * Runs in the page: `change` is applied to stored files whose path has `part` in it, newest first,
 * `most` of them. flip: inverts a byte in the middle; cut: loses the last bytes. Resolves to the
 * paths.
 */
export const damage = (page, part, change, most = 1) => page.evaluate(async ([wanted, how, limit]) => {
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const db = await done(indexedDB.open('/asah'));
  const store = db.transaction('FILE_DATA', 'readwrite').objectStore('FILE_DATA');
  const keys = await done(store.getAllKeys());
  const rows = await done(store.getAll());
  const found = keys.map((key, at) => ({ key, row: rows[at] }))
    .filter(({ key, row }) => String(key).includes(wanted) && row.contents)
    .sort((a, b) => b.row.timestamp - a.row.timestamp).slice(0, limit);
  for (const { key, row } of found) {
    const bytes = new Uint8Array(row.contents);
    if (how === 'flip') bytes[bytes.length >> 1] ^= 0xff;
    await done(store.put({ ...row, contents: how === 'cut' ? bytes.slice(0, -7) : bytes }, key));
  }
  db.close();
  return found.map(({ key }) => String(key));
}, [part, change, most]);

/** All stored files as { path: text }, read from IndexedDB itself. */
export const storedFiles = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const open = indexedDB.open('/asah');
  open.onerror = () => reject(open.error);
  open.onsuccess = () => {
    const files = {};
    const cursor = open.result.transaction('FILE_DATA').objectStore('FILE_DATA').openCursor();
    cursor.onerror = () => reject(cursor.error);
    cursor.onsuccess = () => {
      const row = cursor.result;
      if (!row) {
        open.result.close();
        resolve(files);
        return;
      }
      if (row.value.contents) files[String(row.key)] = new TextDecoder('latin1').decode(row.value.contents);
      row.continue();
    };
  };
}));

/**
 * A browser of its own with the application opened in it and its storage counted; `launchProfile` is
 * the case's. Resolves to { page, kill, ... }.
 */
export async function launchApp(launchProfile, profile, address) {
  const browser = await launchProfile(profile, office);
  await browser.context.addInitScript(countStorage);
  const page = browser.context.pages()[0];
  await openApp(page, address);
  return { ...browser, page };
}
