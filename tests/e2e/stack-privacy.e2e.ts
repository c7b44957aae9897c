import { readFile } from 'node:fs/promises';
import { section } from './setup/page.ts';
import {
  builder,
  everythingKept,
  example,
  headline,
  openStack,
  paste,
  SECRETS,
  TOKEN,
} from './setup/stack.ts';
import { expect, test } from './setup/test.ts';

test('no request carries a byte of what was pasted', async ({ page, context }) => {
  const sent: string[] = [];
  context.on('request', (request) => {
    sent.push(
      [
        request.method(),
        request.url(),
        request.postData() ?? '',
        JSON.stringify(request.headers()),
      ].join(' '),
    );
  });
  await openStack(page);
  await paste(page, SECRETS);
  await expect(headline(page)).toContainText('Your agent can call');
  await page.getByRole('radio', { name: 'Read only' }).check({ force: true });
  await page.waitForLoadState('networkidle');
  expect(sent.length).toBeGreaterThan(5);
  for (const request of sent) {
    expect(request).not.toContain('zzMarkerzz');
    expect(request.startsWith('GET ')).toBe(true);
  }
  const data = sent.filter((request) => /\/(stack|build)\//.test(request.split(' ')[1] ?? ''));
  for (const request of data) {
    expect(new URL(request.split(' ')[1] ?? '').pathname).toMatch(
      /^\/stack\/(index\/[0-9a-f]{2}\.json|combinations\.json)?$|^\/build\/servers\/[a-z0-9-]+\.json$/,
    );
  }
});

test('no value of a key is kept in the page, in storage or in the address', async ({ page }) => {
  await openStack(page);
  await paste(page, SECRETS);
  await expect(headline(page)).toContainText('Your agent can call');
  expect(await everythingKept(page)).not.toContain(TOKEN);
  const secrets = section(page, /^Secrets in plain text/).getByRole('listitem');
  await expect(
    secrets.getByText('GITHUB_PERSONAL_ACCESS_TOKEN, environment variable: GitHub token'),
  ).toBeVisible();
  await expect(secrets.getByText('Authorization, header')).toBeVisible();
  await expect(builder(page)).toHaveAttribute('href', /^\/build\/#v1\./);
  expect(await everythingKept(page)).not.toContain(TOKEN);
});

test('the report is saved as Markdown, without any value', async ({ page }) => {
  await openStack(page);
  await paste(page, SECRETS);
  await expect(headline(page)).toContainText('Your agent can call');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the report' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('stack-report.md');
  const text = await readFile(await download.path(), 'utf8');
  expect(text).not.toContain(TOKEN);
  for (const title of [
    '# What the agent can do',
    '## What the servers can do together',
    '## Secrets in plain text',
    '## The servers',
    '## Policy “Careful”',
  ])
    expect(text).toContain(title);
});

test('works without a network once it has been loaded', async ({ page, context }) => {
  await openStack(page);
  await example(page).first().click();
  await expect(headline(page)).toContainText('Your agent can call');
  const before = await headline(page).textContent();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Start over' }).click();
  await example(page).first().click();
  await expect(headline(page)).toHaveText(before ?? '');
  await page.getByRole('radio', { name: 'Open', exact: true }).check({ force: true });
  await expect(section(page, /^One policy for all of them/)).toContainText(/\d+ of \d+ tools run/);
  await context.setOffline(false);
});

test.describe('with a file that does not arrive', () => {
  test.use({ provoked: /Failed to load resource|stack\/combinations/ });

  test('says so, and can try again', async ({ page }) => {
    await openStack(page);
    await page.route('**/stack/combinations.json', (route) => route.abort());
    await paste(page, 'claude mcp add fetch -- uvx mcp-server-fetch');
    const problem = page
      .getByRole('main')
      .getByText('Some files of this site could not be fetched.');
    await expect(problem).toBeVisible();
    await page.unroute('**/stack/combinations.json');
    await page.getByRole('main').getByRole('button', { name: 'Try again' }).click();
    await expect(problem).toBeHidden();
    await expect(headline(page)).toContainText('of 1 server');
  });
});

test('the page lists the files that it fetched', async ({ page, context }) => {
  const asked: string[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('.json')) asked.push(new URL(request.url()).pathname);
  });
  await openStack(page);
  await paste(page, 'claude mcp add fetch -- uvx mcp-server-fetch');
  await expect(headline(page)).toContainText('of 1 server');
  await page.getByText(/^\d+ files$/).click();
  const listed = await section(page, /^What this page fetched/)
    .getByRole('listitem')
    .allTextContents();
  expect(new Set(listed)).toEqual(new Set(asked));
});
