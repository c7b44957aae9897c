import {
  decide,
  decisionOf,
  fileText,
  linkOf,
  openAddress,
  openBuilder,
  rowOf,
  rows,
} from './setup/builder.ts';
import { ready, section } from './setup/page.ts';
import { expect, test } from './setup/test.ts';

test.describe('the link', () => {
  test('restores everything in another browser', async ({ page, browser }) => {
    await openBuilder(page, 'tempo', 'slack');
    await decide(page, 'create_access_key', 'Hide');
    await page.getByRole('textbox', { name: /^Server name in your config of Tempo/ }).fill('box');
    await expect.poll(() => fileText(page)).toContain('mcp__box__create_access_key');
    const wanted = await fileText(page);
    const link = await linkOf(page);
    expect(link).not.toContain('?server');
    const context = await browser.newContext();
    const other = await context.newPage();
    await other.goto(link);
    await ready(other);
    await expect.poll(() => fileText(other)).toBe(wanted);
    expect(await decisionOf(other, 'create_access_key')).toBe('Hide');
    await context.close();
  });

  test('names decided tools that a later version changed, until the decisions are kept', async ({
    page,
  }) => {
    await openBuilder(page, 'slack');
    const link = await linkOf(page);
    const changed = await rows(page).first().getByRole('button').first().textContent();
    await page.route('**/build/servers/slack.json', async (route) => {
      const answer = await route.fetch();
      const server = await answer.json();
      const versions = [
        { version: '99.0.0', changed: [changed] },
        { version: server.version, changed: [] },
      ];
      await route.fulfill({ response: answer, json: { ...server, version: '99.0.0', versions } });
    });
    await page.goto('about:blank');
    await page.goto(link);
    await ready(page);
    const notices = section(page, /^Decisions/);
    await expect(notices).toContainText(
      `the catalogue now has 99.0.0. 1 tool changed since: ${changed}`,
    );
    await notices.getByRole('button', { name: 'Keep the decisions' }).click();
    await expect(notices).not.toContainText('changed since');
    await expect.poll(() => page.url()).not.toBe(link);
    await page.reload();
    await ready(page);
    await expect(notices).not.toContainText('changed since');
  });

  test('names tools that are gone and lists new ones as undecided', async ({ page }) => {
    await openBuilder(page, 'tempo');
    const link = await linkOf(page);
    await page.route('**/build/servers/tempo.json', async (route) => {
      const answer = await route.fetch();
      const server = await answer.json();
      const [first, ...rest] = server.tools;
      const tools = [{ ...first, name: 'brand_new', slug: 'brand-new' }, ...rest];
      await route.fulfill({ response: answer, json: { ...server, tools } });
    });
    const gone = await rows(page).first().getByRole('button').first().textContent();
    await page.goto('about:blank');
    await page.goto(link);
    await ready(page);
    const notices = section(page, /^Decisions/);
    await expect(notices).toContainText(`1 tool is no longer in the catalogue: ${gone}.`);
    await expect(notices).toContainText('1 tool is undecided');
    await expect(rowOf(page, 'brand_new')).toContainText('Undecided');
    expect(await decisionOf(page, 'brand_new')).toBeUndefined();
    expect(await fileText(page)).toContain(`mcp__tempo__${gone}`);
    expect(await fileText(page)).not.toContain('brand_new');
    await notices.getByRole('button', { name: 'Leave it out' }).click();
    await expect.poll(() => fileText(page)).not.toContain(`mcp__tempo__${gone}"`);
    await notices.getByRole('button', { name: 'Decide as Careful' }).click();
    await expect.poll(() => fileText(page)).toContain('brand_new');
    await expect(notices).not.toContainText(/no longer in the catalogue|undecided/);
    await expect(page.getByRole('heading', { name: 'Decisions' })).toBeFocused();
  });

  for (const [what, fragment, words] of [
    ['was cut', 'v1.q1ZKzs8tyMlMSS0CAA', 'damaged'],
    ['holds rubbish', 'v1.!!!', 'holds no policy'],
    ['was made by another version', 'v9.abc', 'another version of this page (v9)'],
    ['is too long', `v1.${'A'.repeat(600_000)}`, 'too long'],
  ] as const) {
    test(`that ${what} gets a sentence`, async ({ page }) => {
      await openAddress(page, `/build/#${fragment}`);
      await expect(page.getByRole('main').getByText(words)).toBeVisible();
      await expect(page.getByRole('combobox', { name: 'Add a server' })).toBeVisible();
    });
  }

  test('is not lost to a link within the page', async ({ page }) => {
    await openBuilder(page, 'tempo');
    const link = await linkOf(page);
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'Skip to content' }).press('Enter');
    await expect.poll(() => page.url()).toBe(link);
    await page.reload();
    await ready(page);
    await expect(rowOf(page, 'create_access_key')).toBeAttached();
  });
});
