// The persistent files: IDBFS below /asah, made strict (a sync is one transaction, all or nothing,
// and answered once), storage estimates, preferences, and the rescue of raw data.
'use strict';

const storageRoot = '/asah';
const preferencePrefix = 'asah.';
/** The numbers of platform::Failure. */
const failureNumber = {
  none: 0, quota: 1, readOnly: 2, unavailable: 3, denied: 4, cancelled: 5, failed: 6,
};

/**
 * Makes IDBFS honest. Its request errors are swallowed so that the rest of a transaction would
 * still be committed; here any error aborts the whole. Writes ask for strict durability. A database
 * that the browser closed (site data cleared) is opened anew by the next sync.
 */
function hardenIdbfs(IDBFS) {
  const open = IDBFS.getDB;
  IDBFS.getDB = (name, callback) => open(name, (error, db) => {
    if (!error && !db.asahStrict) {
      db.asahStrict = true;
      const forget = () => {
        if (IDBFS.dbs[name] === db) delete IDBFS.dbs[name];
      };
      db.addEventListener('close', forget);
      db.addEventListener('versionchange', () => {
        db.close();
        forget();
      });
      const begin = db.transaction.bind(db);
      db.transaction = (stores, mode) => {
        const transaction = begin(stores, mode, mode === 'readwrite' ? { durability: 'strict' } : {});
        transaction.addEventListener('error', () => {
          try {
            transaction.abort();
          } catch {
            // It was aborted already.
          }
        });
        return transaction;
      };
    }
    callback(error, db);
  });
}

function failureOf(error) {
  const name = error?.name ?? '';
  if (name === 'QuotaExceededError') return failureNumber.quota;
  if (name === 'SecurityError' || name === 'InvalidStateError') return failureNumber.unavailable;
  return failureNumber.failed;
}

class AsahStorage {
  /** @param host what bridge.js offers: call(name, ...), withText(text, use), wake */
  constructor(host) {
    this.host = host;
    this.works = false;
  }

  /** Mounts and loads; resolves when the files are there, or storage is known not to work. */
  async open(module) {
    this.module = module;
    module.FS.mkdir(storageRoot);
    if (typeof indexedDB === 'undefined' || indexedDB === null) return;
    hardenIdbfs(module.IDBFS);
    module.FS.mount(module.IDBFS, {}, storageRoot);
    const error = await this.pass(true);
    this.works = !error;
    if (error) console.warn(`storage: ${error}`);
  }

  /** One pass between memory and IndexedDB; resolves to an error or null, exactly once. */
  pass(load) {
    return new Promise((resolve) => {
      try {
        this.module.FS.syncfs(load, (error) => resolve(error ?? null));
      } catch (error) {
        resolve(error);
      }
    });
  }

  async run(load) {
    const error = await this.pass(load);
    const failure = error ? failureOf(error) : failureNumber.none;
    this.host.withText(error ? String(error) : '', (text, length) => {
      this.host.call('_asah_storage_finish', failure, text, length);
    });
  }

  async report(id, ask) {
    const storage = navigator.storage;
    let failure = failureNumber.none;
    try {
      if (!storage?.estimate) throw new Error('no storage manager');
      const persisted = ask ? await storage.persist() : await storage.persisted();
      const { usage = 0, quota = 0 } = await storage.estimate();
      this.host.call('_asah_storage_report', id, usage, quota, persisted ? 1 : 0);
    } catch {
      failure = failureNumber.unavailable;
    }
    this.host.finish(id, failure);
  }

  getPreference(key) {
    try {
      return localStorage.getItem(preferencePrefix + key);
    } catch {
      return null;
    }
  }

  setPreference(key, value) {
    try {
      localStorage.setItem(preferencePrefix + key, value);
    } catch {
      // Private windows and full storage: the setting lasts as long as the page.
    }
  }

  /** Every file there is, from memory when the program still holds them, else from IndexedDB. */
  async rescue() {
    const files = this.module ? this.filesInMemory() : await filesInDatabase();
    const lines = files.sort((a, b) => (a.path < b.path ? -1 : 1)).map((file) => JSON.stringify(encoded(file)));
    const text = `{"format":"asah-raw-files","files":[\n${lines.join(',\n')}\n]}\n`;
    return { count: files.length, text };
  }

  filesInMemory() {
    const { FS } = this.module;
    const files = [];
    const walk = (folder) => {
      for (const name of FS.readdir(folder).filter((one) => one !== '.' && one !== '..')) {
        const path = `${folder}/${name}`;
        if (FS.isDir(FS.stat(path).mode)) walk(path);
        else files.push({ path, bytes: FS.readFile(path) });
      }
    };
    walk(storageRoot);
    return files;
  }
}

/** Text where the bytes are text, else base64. */
function encoded({ path, bytes }) {
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    let binary = '';
    for (let at = 0; at < bytes.length; at += 8192) {
      binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
    }
    return { path, base64: btoa(binary) };
  }
}

/** Reads IDBFS's database without the program. */
function filesInDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(storageRoot);
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const db = request.result;
      if (!db.objectStoreNames.contains('FILE_DATA')) {
        db.close();
        resolve([]);
        return;
      }
      const files = [];
      const cursor = db.transaction('FILE_DATA').objectStore('FILE_DATA').openCursor();
      cursor.onerror = () => reject(cursor.error);
      cursor.onsuccess = () => {
        const row = cursor.result;
        if (!row) {
          db.close();
          resolve(files);
          return;
        }
        if (row.value.contents) files.push({ path: String(row.key), bytes: new Uint8Array(row.value.contents) });
        row.continue();
      };
    };
  });
}
