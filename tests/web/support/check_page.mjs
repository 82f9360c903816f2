// Driving the browser check (address with ?check): the platform's own page, on which the browser
// tests of the platform stand, whatever the application's screens look like.
import { ready, until } from './wait.mjs';

/** Opens the check below an address and waits for its first picture. */
export async function openCheck(page, address) {
  await page.goto(`${address}?check`);
  await ready(page);
  await until(page, () => window.asah.find('button'));
}

/** The state of the platform; `client` in it is the check's own. */
export const state = (page) => page.evaluate(() => window.asah.state());

/** The node of that ARIA role and name, once it is there. */
export const node = (page, role, name) =>
  until(page, ([wantedRole, wantedName]) => window.asah.find(wantedRole, wantedName), [role, name]);

/** A real click with the mouse on the middle of a node. */
export async function click(page, role, name) {
  const [x, y, width, height] = (await node(page, role, name)).b;
  await page.mouse.click(x + width / 2, y + height / 2);
}

/** Waits until the check's state has these values; resolves to the whole of it. */
export async function clientIs(page, wanted) {
  await until(page, (values) => {
    const client = window.asah.state()?.client;
    return client && Object.entries(values).every(([key, value]) => client[key] === value);
  }, wanted);
  return (await state(page)).client;
}

/** Waits until a line of "what happened" begins like this; resolves to the line. */
export const happened = (page, start) => until(page, (wanted) =>
  window.asah.state()?.client?.journal.findLast((line) => line.startsWith(wanted)), start);

/** Puts the cursor into a text field and replaces what it holds. */
export async function fill(page, name, text) {
  await click(page, 'textbox', name);
  await page.waitForFunction((label) => document.activeElement?.getAttribute('aria-label') === label &&
    document.activeElement.closest('#fields'), name);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Waits until no frame has been drawn between two looks, 400 ms apart; returns their number. */
export async function idle(page) {
  return page.evaluate(() => new Promise((done) => {
    let last = -1;
    const look = () => {
      const drawn = window.asah.state().framesDrawn;
      if (drawn === last) done(drawn);
      else {
        last = drawn;
        setTimeout(look, 400);
      }
    };
    look();
  }));
}
