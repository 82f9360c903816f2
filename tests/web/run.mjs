// Runs the browser tests: every tests/web/*.spec.mjs against dist/ in a real Chromium.
//   node tests/web/run.mjs [--dist dist] [--list] [NAME...]     NAME: part of a file's or case's name
// As many cases at a time as there are cores, up to four, each worker with a browser and each case
// with a context of its own. A failed case leaves a picture and its console lines in
// build/test/web/. The last line is "N passed, N failed".
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { serve } from '../../tools/serve.mjs';
import { executablePath, launchProfile, launchShared } from './support/browser.mjs';
import { cases, registerFrom } from './support/harness.mjs';
import { ready } from './support/wait.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const output = join(root, 'build/test/web');

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dist: { type: 'string', default: join(root, 'dist') },
    list: { type: 'boolean', default: false },
  },
});

async function loadSpecs() {
  for (const file of readdirSync(here).filter((name) => name.endsWith('.spec.mjs')).sort()) {
    registerFrom(file);
    await import(pathToFileURL(join(here, file)).href);
  }
  if (positionals.length === 0) return cases();
  return cases().filter((one) => positionals.some((part) => `${one.file} ${one.name}`.includes(part)));
}

/** Errors of every page of a context, as lines; also all console lines, for the report. */
function watch(context, journal) {
  const follow = (page) => {
    page.on('console', (message) => {
      const line = `${message.type()}: ${message.text()}`;
      journal.lines.push(line);
      if (message.type() === 'error') journal.errors.push(line);
    });
    page.on('pageerror', (error) => journal.errors.push(`script error: ${error.stack ?? error}`));
    page.on('crash', () => journal.errors.push('the page crashed'));
  };
  context.pages().forEach(follow);
  context.on('page', follow);
}

async function withLimit(promise, limit_ms) {
  let timer;
  const limit = new Promise((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`not finished after ${limit_ms} ms`)), limit_ms);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}

function addresses(servers) {
  return {
    url: servers.plain.url,
    subUrl: servers.sub.url,
    fileUrl: pathToFileURL(resolve(options.dist, 'asah.html')).href,
  };
}

async function runCase(one, browser, servers) {
  const journal = { lines: [], errors: [] };
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 }, locale: 'id-ID', timezoneId: 'Asia/Jakarta',
    ...one.options.context,
  });
  const folder = mkdtempSync(join(tmpdir(), 'asah-web-'));
  const profiles = [];
  let page;
  const body = async () => {
    const where = addresses(servers);
    watch(context, journal);
    page = await context.newPage();
    const start = { site: where.url, sub: where.subUrl, file: where.fileUrl }[one.options.open ?? 'site'];
    if (start) {
      await page.goto(start);
      await ready(page);
    }
    await one.body({
      ...where, page, context, browser, folder, root,
      launchProfile: async (name = 'profile', flags = []) => {
        const started = await launchProfile(join(folder, name), flags);
        profiles.push(started);
        watch(started.context, journal);
        return started;
      },
    });
    if (!one.options.errors && journal.errors.length > 0) throw new Error(journal.errors.join('\n'));
  };
  try {
    await withLimit(body(), one.options.timeout_ms ?? 60000);
    return null;
  } catch (error) {
    await keepEvidence(one, [page, ...profiles.map((profile) => profile.context.pages().at(-1))], journal);
    return error;
  } finally {
    for (const profile of profiles) await profile.kill();
    await context.close().catch(() => {});
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function keepEvidence(one, pages, journal) {
  const stem = `${one.file.replace('.spec.mjs', '')}-${one.name}`.replace(/[^a-zA-Z0-9]+/g, '-');
  for (const [index, page] of pages.filter(Boolean).entries()) {
    const path = join(output, `${stem}${index === 0 ? '' : `-${index}`}.png`);
    await page.screenshot({ path, timeout: 5000 }).catch(() => {});
  }
  writeFileSync(join(output, `${stem}.log`), [...journal.lines, ...journal.errors, ''].join('\n'));
}

/** Takes case after case from what all workers share, until none is left. */
async function work(waiting, servers, counts) {
  let browser = await launchShared();
  for (const one of waiting) {
    if (!browser.isConnected()) browser = await launchShared();
    const started = Date.now();
    const error = await runCase(one, browser, servers);
    const took = `${((Date.now() - started) / 1000).toFixed(1)} s`;
    if (error) {
      ++counts.failed;
      console.log(`FAIL web ${one.file}: ${one.name} (${took})\n${error.stack ?? error}`);
    } else {
      ++counts.passed;
      console.log(`ok   web ${one.file}: ${one.name} (${took})`);
    }
  }
  await browser.close();
}

async function main() {
  if (!existsSync(join(options.dist, 'index.html'))) {
    console.log(`FAIL web: ${options.dist} holds no site; build it with tools/build\n0 passed, 1 failed`);
    return 1;
  }
  if (!existsSync(executablePath)) {
    console.log(`FAIL web: no Chromium at ${executablePath}\n0 passed, 1 failed`);
    return 1;
  }
  const chosen = await loadSpecs();
  if (options.list) {
    for (const one of chosen) console.log(`${one.file}: ${one.name}`);
    return 0;
  }
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const servers = {
    plain: await serve(options.dist), sub: await serve(options.dist, { prefix: '/kantor/asah/' }),
  };
  const counts = { passed: 0, failed: 0 };
  const waiting = chosen.values();
  const workers = Math.min(availableParallelism(), 4);
  await Promise.all(Array.from({ length: workers }, () => work(waiting, servers, counts)));
  await servers.plain.close();
  await servers.sub.close();
  if (counts.passed + counts.failed === 0) {
    console.log('FAIL web: no case ran');
    ++counts.failed;
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed > 0 ? 1 : 0;
}

process.exit(await main());
