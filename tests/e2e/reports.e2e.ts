import type { Locator, Page } from '@playwright/test';
import { site } from '#site';
import { openStack, paste, SECRETS, servers, TOKEN } from './setup/stack.ts';
import { SERVER } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

async function fields(link: Locator): Promise<Record<string, string>> {
  const href = (await link.getAttribute('href')) ?? '';
  return Object.fromEntries(new URL(href).searchParams);
}
const onGitHub = (place: Page | Locator) => place.getByRole('link', { name: /\(opens GitHub\)$/ });
const byMail = (place: Page | Locator) => place.getByRole('link', { name: /^by mail/ });

test('a filter of the list of servers that finds nothing is filled in', async ({ page }) => {
  await page.goto('/servers/');
  const line = page.locator('#missing-server');
  await expect(line).toContainText('Is a server missing?');
  const filter = page.locator('#server-filter');
  await filter.fill('no such server');
  await expect.poll(async () => (await fields(onGitHub(line)))['name']).toBe('no such server');
  if (site.mail !== null)
    expect(await byMail(line).getAttribute('href')).toContain('Name%3A%20no%20such%20server');
  await filter.fill(`server --token ${TOKEN}`);
  await expect.poll(async () => (await fields(onGitHub(line)))['name']).toBe('server --token …');
  await filter.fill('');
  await expect.poll(async () => (await fields(onGitHub(line)))['name']).toBeUndefined();
});

test('search says it below its results, and where it finds nothing', async ({ page }) => {
  const line = page.getByRole('main').getByText('Is a server missing?');
  await page.goto('/search/?q=delete');
  await expect(line).toBeVisible();
  await page.goto('/search/?q=qqzzxxvv');
  await expect(page.getByRole('main').getByText(/^Nothing found/)).toBeVisible();
  expect(await fields(onGitHub(line))).toMatchObject({
    template: 'server-missing.yml',
    name: 'qqzzxxvv',
  });
});

test('each entry of a configuration that is unknown has a report without its secrets', async ({
  page,
}) => {
  const unknown = {
    nobody: { command: 'npx', args: ['-y', '@nobody/has-this-server', '--token', TOKEN] },
    hosted: { url: `https://mcp.nobody-has-this.com/${TOKEN}/mcp?key=${TOKEN}` },
  };
  const { mcpServers } = JSON.parse(SECRETS) as { mcpServers: object };
  await openStack(page);
  await paste(page, JSON.stringify({ mcpServers: { ...mcpServers, ...unknown } }));
  const row = (name: string) => servers(page).filter({ hasText: name });
  expect(await fields(onGitHub(row('nobody').first()))).toMatchObject({
    template: 'server-missing.yml',
    package: 'npm package @nobody/has-this-server',
  });
  expect((await fields(onGitHub(row('hosted'))))['address']).toBe(
    'https://mcp.nobody-has-this.com/…/mcp',
  );
  const reports = page.getByRole('link', { name: /GitHub|mail/ });
  for (const link of await reports.all()) {
    expect(await link.getAttribute('href')).not.toMatch(/zzMarkerzz|private/);
  }
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the list of servers and the page of a server lead to reports', async ({ page }) => {
    await page.goto('/servers/');
    const missing = await fields(onGitHub(page.locator('#missing-server')));
    expect(missing['template']).toBe('server-missing.yml');
    await page.goto(SERVER);
    const correction = await fields(page.getByRole('link', { name: /^Report a correction/ }));
    expect(correction['template']).toBe('correction.yml');
    expect(correction['page']).toContain(SERVER);
  });
});
