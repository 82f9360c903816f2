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

/** The node once it stands at the same place in two pictures: sizes are learned while it settles. */
const still = (page, role, name) => until(page, ([wantedRole, wantedName]) => {
  const found = window.asah.find(wantedRole, wantedName);
  const place = found && JSON.stringify([found.i, found.b]);
  const same = place && place === window.lastPlace;
  window.lastPlace = place;
  return same && found;
}, [role, name]);

/** A real click with the mouse on the middle of a node. */
export async function click(page, role, name) {
  const [x, y, width, height] = (await still(page, role, name)).b;
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

/** Lets the display show `count` more pictures, whether the page draws or not. */
export const displayFrames = (page, count) => page.evaluate(async (wanted) => {
  for (let i = 0; i < wanted; ++i) await new Promise(requestAnimationFrame);
}, count);

/**
 * Waits until no frame is asked for and none was drawn while the display showed twenty; resolves to
 * the number drawn.
 */
export async function idle(page) {
  return page.evaluate(async () => {
    let drawn = -1;
    for (let still = 0; still < 20; ++still) {
      const now = window.asah.state().framesDrawn;
      if (now !== drawn || window.asah.frameAsked()) still = 0;
      drawn = now;
      await new Promise(requestAnimationFrame);
    }
    return drawn;
  });
}

/** The box of everything dark in a part of the picture: [left, top, right, bottom] in CSS px. */
export async function inkBox(page, clip) {
  const picture = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
    pen.drawImage(image, 0, 0);
    const { data, width, height } = pen.getImageData(0, 0, image.width, image.height);
    const box = [width, height, -1, -1];
    for (let y = 0; y < height; ++y) {
      for (let x = 0; x < width; ++x) {
        if (data[4 * (y * width + x) + 1] > 120) continue;
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      }
    }
    return box;
  }, picture);
}
