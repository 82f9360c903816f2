// Waiting for states of the application. Each resolves as soon as the state is there and fails,
// saying what it waited for, when it does not come.

const limit_ms = 30000;

/** The program has started, read its storage and drawn its first frame. */
export async function ready(page) {
  await page.waitForFunction(() => document.documentElement.dataset.asah === 'ready', null,
    { timeout: limit_ms });
}

/** The page says that everything is saved (the promise that the tests about keeping data hold it to). */
export async function saved(page) {
  await page.waitForFunction(() => document.documentElement.dataset.asahSaved === 'saved', null,
    { timeout: limit_ms });
}

/** `probe` (run in the page with `argument`) gives a true value; returns it. */
export async function until(page, probe, argument) {
  const handle = await page.waitForFunction(probe, argument, { timeout: limit_ms });
  return handle.jsonValue();
}
