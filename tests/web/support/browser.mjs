// Starting Chromium: one shared browser for ordinary cases, and browsers of their own with a
// profile that outlives them, for cases about keeping data.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../../tools/package.json', import.meta.url));
const { chromium } = require('playwright-core');

export const executablePath = process.env.ASAH_CHROMIUM ?? '/usr/bin/chromium';

// WebGL2 by software, no sandbox (continuous integration runs as root), and no word to the network.
const flags = [
  '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist', '--no-sandbox', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--disable-dev-shm-usage', '--force-color-profile=srgb',
];

export const launchShared = () => chromium.launch({ executablePath, args: flags });

/** Waits until `probe()` gives something true; polls, since a file or a process tells nobody. */
async function poll(probe, limit_ms, what) {
  const end = Date.now() + limit_ms;
  for (;;) {
    const value = probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`${what} did not happen within ${limit_ms} ms`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/**
 * A browser process of its own on a profile folder: { browser, context, pid, kill(), close() }.
 * kill() ends the browser and all its processes at once, as a power cut would; what the pages had
 * not stored by then is gone.
 */
export async function launchProfile(profile, extraFlags = []) {
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) {
    rmSync(join(profile, name), { force: true });
  }
  const child = spawn(executablePath, [
    '--headless=new', ...flags, ...extraFlags, '--password-store=basic', '--use-mock-keychain',
    '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank',
  ], { detached: true, stdio: 'ignore' });
  let ended = false;
  const exit = new Promise((done) => child.once('exit', () => {
    ended = true;
    done();
  }));
  const kill = async () => {
    // The child leads a process group of its own: renderers and storage service end with it.
    if (!ended) process.kill(-child.pid, 'SIGKILL');
    await exit;
  };
  try {
    const port = await poll(() => {
      if (ended) throw new Error('Chromium ended while starting');
      return existsSync(portFile) && readFileSync(portFile, 'utf8').split('\n')[1] &&
        readFileSync(portFile, 'utf8').split('\n')[0];
    }, 30000, 'the start of Chromium');
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const close = async () => {
      const session = await browser.newBrowserCDPSession();
      await session.send('Browser.close').catch(() => {});
      await exit;
    };
    return { browser, context: browser.contexts()[0], pid: child.pid, kill, close };
  } catch (error) {
    await kill();
    throw error;
  }
}
