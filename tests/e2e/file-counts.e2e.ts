import type { Locator, Page } from '@playwright/test';
import {
  decide,
  fileText,
  format,
  linkOf,
  openAddress,
  openBuilder,
  preset,
  result,
  rowOf,
} from './setup/builder.ts';
import { section } from './setup/page.ts';
import { headline, openStack, paste, policyFile } from './setup/stack.ts';
import { expect, test } from './setup/test.ts';

const PRESETS = ['Read only', 'Careful', 'Open'];

interface Permissions {
  readonly allow?: readonly string[];
  readonly ask?: readonly string[];
  readonly deny?: readonly string[];
}

const permissions = (file: string): Permissions => JSON.parse(file).permissions;

/** What a file for Claude Code does, counted in the file itself, in the words of the pages. */
function countedIn(file: string): string {
  const { allow = [], ask = [], deny = [] } = permissions(file);
  const [runs, asks, refused] = [allow.length, ask.length, deny.length];
  const all = runs + asks + refused;
  return [
    `In Claude Code: ${runs} of ${all} tools ${runs === 1 ? 'runs' : 'run'}`,
    ...(asks > 0 ? [`${asks} ${asks === 1 ? 'asks' : 'ask'}`] : []),
    ...(refused > 0 ? [`${refused} ${refused === 1 ? 'is' : 'are'} refused`] : []),
  ].join(', ');
}

const said = (part: Locator): Locator => part.getByText(/^In Claude Code: \d+ of \d+ tools/);

/** The numbers in the table of presets, of one preset. */
const numbersOf = (page: Page, label: string): Promise<string[]> =>
  page
    .getByRole('table', { name: 'What each preset does in Claude Code' })
    .getByRole('row', { name: new RegExp(`^${label}`) })
    .getByRole('cell')
    .allTextContents();

const countsOf = (file: string): string[] => {
  const { allow = [], ask = [], deny = [] } = permissions(file);
  return [allow, ask, deny].map(({ length }) => `${length}`);
};

test.describe('the numbers on a page are those of the file that it shows', () => {
  test('in the builder, for each preset', async ({ page }) => {
    await openBuilder(page, 'github', 'filesystem');
    for (const label of PRESETS) {
      await preset(page, label).click();
      await expect
        .poll(async () =>
          (await said(result(page)).textContent())?.startsWith(countedIn(await fileText(page))),
        )
        .toBe(true);
      expect(await numbersOf(page, label)).toEqual(countsOf(await fileText(page)));
    }
  });

  test('on the stack page, for each preset', async ({ page }) => {
    await openStack(page);
    await paste(
      page,
      'claude mcp add fetch -- uvx mcp-server-fetch\nclaude mcp add --transport http pay https://mcp.stripe.com',
    );
    await expect(headline(page)).toContainText('of 2 servers');
    await page.getByRole('combobox', { name: 'Format' }).selectOption({ label: 'Claude Code' });
    const money = page
      .getByRole('article')
      .filter({ has: page.getByRole('heading', { name: 'Untrusted content and money' }) });
    const tools = await money.getByRole('definition').last().getByRole('link').allTextContents();
    expect(tools.length).toBeGreaterThan(0);
    for (const label of PRESETS) {
      await page.getByRole('radio', { name: label }).check({ force: true });
      const file = (await policyFile(page).textContent()) ?? '';
      const part = section(page, /^One policy for all of them/);
      await expect(said(part)).toContainText(countedIn(file));
      expect(await numbersOf(page, label)).toEqual(countsOf(file));
      const { allow = [], deny = [] } = permissions(file);
      const inList = (list: readonly string[]) =>
        tools.filter((tool) => list.includes(`mcp__pay__${tool}`));
      const effect =
        (await money.getByText(/^In Claude Code, the policy below/).textContent()) ?? '';
      if (effect.includes('“Moves money” is refused')) expect(inList(deny)).toEqual(tools);
      else if (effect.includes('under “Moves money” run without'))
        expect(inList(allow)).toEqual([]);
      else expect(effect).toContain('does not break it');
    }
  });

  test('on the pages of a server, for each preset', async ({ page }) => {
    for (const label of PRESETS) {
      await page.goto('/servers/github/');
      await page
        .getByRole('navigation', { name: 'Preset' })
        .getByRole('link', { name: label })
        .click();
      const panel = page.getByRole('tabpanel', { name: 'Claude Code' }).first();
      const file = (await panel.locator('pre').textContent()) ?? '';
      await expect(said(panel)).toContainText(countedIn(file));
    }
  });
});

test('a rule says what a client does that cannot count or ask, and a link keeps it', async ({
  page,
}) => {
  await openBuilder(page, 'filesystem');
  await format(page, 'Claude Code');
  const row = rowOf(page, 'write_file');
  const name = 'mcp__filesystem__write_file';
  await decide(page, 'write_file', 'Allow');
  await row.getByRole('button', { name: 'write_file', exact: true }).click();
  const hourly = row.getByRole('spinbutton', { name: 'calls an hour' });
  await hourly.fill('7');
  await hourly.press('Enter');
  const cannotCount = row.getByRole('group', { name: 'Where the client cannot count calls' });
  await cannotCount.getByRole('radio', { name: 'Run' }).check();
  await expect(row.getByText('In Claude Code: runs without the limit')).toBeVisible();
  await expect.poll(async () => permissions(await fileText(page)).allow).toContain(name);
  await cannotCount.getByRole('radio', { name: 'Ask' }).check();
  await expect(row.getByText('In Claude Code: asks each time')).toBeVisible();
  await expect.poll(async () => permissions(await fileText(page)).ask).toContain(name);
  await decide(page, 'write_file', 'Ask');
  const cannotAsk = row.getByRole('group', { name: 'Where the client cannot ask' });
  await cannotAsk.getByRole('radio', { name: 'Run' }).check();
  await format(page, 'Intercept');
  await expect(row.getByText('In Intercept: runs without asking')).toBeVisible();
  const link = await linkOf(page);
  await page.goto('about:blank');
  await openAddress(page, link);
  await row.getByRole('button', { name: 'write_file', exact: true }).click();
  await expect(cannotAsk.getByRole('radio', { name: 'Run' })).toBeChecked();
});
