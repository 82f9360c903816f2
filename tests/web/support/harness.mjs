// What the browser tests are written with:
//
//   import { test } from './support/harness.mjs';
//   test('opens from a file', { page: 'file' }, async ({ page }) => { ... });
//
// A case gets { page, context, browser, url, subUrl, fileUrl, folder, launchProfile, expectErrors }.
// It passes when its function returns; a script error or console error on any of its pages fails
// it. Wait for states (support/wait.mjs, page.waitForFunction, locators), never for times.
import { strict as assert } from 'node:assert';

export { assert };

const registry = [];
let currentFile = '';

/** run.mjs names the file whose cases are being registered. */
export function registerFrom(file) {
  currentFile = file;
}

export const cases = () => registry;

/**
 * Registers a case. Options, all optional:
 *   timeout_ms   for the whole case; 60,000 unless told
 *   open         'site' (default): the case starts with the page opened and ready; 'sub': the same
 *                below a sub-folder; 'file': dist/asah.html from file://; 'none': no page opened
 *   context      options of the browser context: viewport, locale, colorScheme, ...
 *   errors       true: errors on the console do not fail the case
 */
export function test(name, options, body) {
  if (typeof options === 'function') [options, body] = [{}, options];
  registry.push({ file: currentFile, name, options, body });
}
