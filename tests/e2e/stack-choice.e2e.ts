import { packageKey, shardOf } from '#domain/stack/recognition.ts';
import { headline, openStack, paste, readAs, servers } from './setup/stack.ts';
import { expect, test } from './setup/test.ts';

test('a package of several servers lets the reader choose among them', async ({ page }) => {
  const key = packageKey('npm', '@acme/everything');
  const line = (slug: string, label: string, tools: number) => ({ slug, label, tools });
  const known = [line('fetch', 'Fetch', 1), line('stripe', 'Stripe', 22)];
  await page.route(`**/stack/index/${shardOf(key)}.json`, (route) =>
    route.fulfill({ json: { [key]: { servers: known } } }),
  );
  await openStack(page);
  await paste(page, 'claude mcp add all -- npx -y @acme/everything@1.0.0');
  await expect(headline(page)).toContainText('22 tools of 1 server');
  const choice = page.getByLabel(/2 entries of the catalogue match/);
  await expect(choice).toHaveValue('stripe');
  await choice.selectOption('fetch');
  await expect(headline(page)).toContainText('1 tool of 1 server');
  await expect(servers(page).getByRole('link', { name: 'Fetch', exact: true })).toBeVisible();
  await choice.selectOption({ label: 'None of these' });
  await expect(headline(page)).toHaveText('None of the servers is recognised; 1 server is unknown');
});

test('guesses can be taken all at once, and not before', async ({ page }) => {
  await openStack(page);
  await paste(page, 'registry:\n  fetch:\n    ref: ""\n  notion:\n    ref: ""\n');
  await expect(headline(page)).toHaveText(
    'None of the servers is recognised; 2 servers are unknown',
  );
  await page.getByRole('button', { name: 'Take the likeliest for all 2' }).click();
  await expect(headline(page)).toContainText('of 2 servers');
  await expect(headline(page)).toBeFocused();
  await expect(servers(page).filter({ hasText: 'Confirmed by you' })).toHaveCount(2);
});

test('what is pasted before the script comes is read when it comes', async ({ page }) => {
  await page.route('**/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await page.goto('/stack/', { waitUntil: 'commit' });
  const field = page.getByRole('textbox', { name: 'Configuration of your client' });
  await field.fill('{"mcpServers":{"fs":{"command":"npx","args":["@playwright/mcp@0.0.83"]}}}');
  await expect(readAs(page)).toContainText('1 server.');
  await expect(field).toHaveValue('');
});
