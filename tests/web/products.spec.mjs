// The two products of the build: the site (at the root and below a folder) and the single file.
import { assert, test } from './support/harness.mjs';
import { ready } from './support/wait.mjs';

for (const open of ['site', 'sub', 'file']) {
  test(`the application starts: ${open}`, { open }, async ({ page }) => {
    assert.equal(await page.title() !== '', true);
    await page.locator('canvas').first().waitFor({ state: 'visible' });
    const build = await page.locator('meta[name="asah-build"]').getAttribute('content');
    assert.match(build, /^[0-9a-f]{12}$/);
  });
}

test('the site asks nobody but its own server', { open: 'none' }, async ({ page, context, url }) => {
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  await page.goto(url);
  await ready(page);
  assert.ok(asked.length > 2);
  assert.deepEqual(asked.filter((address) => !address.startsWith(url) && !/^(data|blob):/.test(address)), []);
});

test('the single file asks nobody', { open: 'none' }, async ({ page, context, fileUrl }) => {
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  await page.goto(fileUrl);
  await ready(page);
  assert.deepEqual(asked.filter((address) => address !== fileUrl && !/^(data|blob):/.test(address)), []);
});

test('the policy of both pages refuses foreign scripts', { open: 'none', errors: true }, async ({ page, url, fileUrl }) => {
  for (const address of [url, fileUrl]) {
    await page.goto(address);
    await ready(page);
    const refused = await page.evaluate(() => new Promise((done) => {
      document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.foreign = true';
      document.body.append(script);
    }));
    assert.equal(refused, 'script-src-elem');
    assert.equal(await page.evaluate(() => window.foreign), undefined);
  }
});
