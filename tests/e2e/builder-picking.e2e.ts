import { openAddress, picked, rowOf } from './setup/builder.ts';
import { announcement, ready } from './setup/page.ts';
import { SERVER, TOOL } from './setup/templates.ts';
import { expect, test } from './setup/test.ts';

test.describe('picking servers', () => {
  test('by keyboard: typing finds, arrows move, Enter picks, Escape closes', async ({ page }) => {
    await openAddress(page, '/build/');
    const field = page.getByRole('combobox', { name: 'Add a server' });
    await field.fill('temp');
    const list = page.getByRole('listbox', { name: 'Servers' });
    await expect(list.getByRole('option').first()).toContainText('Tempo');
    await expect(field).toHaveAttribute('aria-expanded', 'true');
    const active = await field.getAttribute('aria-activedescendant');
    await expect(page.locator(`#${active}`)).toHaveAttribute('aria-selected', 'true');
    await field.press('Escape');
    await expect(list).toBeHidden();
    await expect(field).toHaveAttribute('aria-expanded', 'false');
    await field.press('ArrowDown');
    await expect(list).toBeVisible();
    await field.press('Enter');
    await expect(picked(page)).toContainText('Tempo');
    await expect(announcement(page)).toContainText('Tempo picked');
    await expect(field).toBeFocused();
  });

  test('the list of servers is fetched at the first focus, not before', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/build/', { waitUntil: 'networkidle' });
    expect(asked).not.toContain('/build/servers.json');
    await page.getByRole('combobox', { name: 'Add a server' }).focus();
    await expect.poll(() => asked).toContain('/build/servers.json');
  });

  test('by one click on an example', async ({ page }) => {
    await openAddress(page, '/build/');
    await page.getByRole('link', { name: 'Playwright', exact: true }).click();
    await expect(rowOf(page, 'browser_click')).toBeAttached();
    await expect(page.getByRole('heading', { name: 'Decisions' })).toBeFocused();
  });

  test('also by a click or a word that comes before the script', async ({ page }) => {
    await page.route('**/*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await page.goto('/build/', { waitUntil: 'commit' });
    await page.getByRole('link', { name: 'Playwright', exact: true }).click();
    await ready(page);
    await expect(rowOf(page, 'browser_click')).toBeAttached();
    await page.goto('/build/', { waitUntil: 'commit' });
    await page.getByRole('combobox', { name: 'Add a server' }).fill('tempo');
    await ready(page);
    await expect(page.getByRole('listbox', { name: 'Servers' })).toContainText('Tempo');
  });

  test('on the page of a server or of a tool', async ({ page }) => {
    for (const path of [SERVER, TOOL]) {
      await page.goto(path);
      await page.getByRole('link', { name: 'Build a policy with this server' }).click();
      await ready(page);
      await expect(rowOf(page, 'create_access_key')).toBeAttached();
    }
  });

  test('a server that does not exist gets a sentence', async ({ page }) => {
    await openAddress(page, '/build/?server=no-such-server');
    await expect(
      page.getByRole('main').getByText('The catalogue has no server “no-such-server”'),
    ).toBeVisible();
  });
  test.use({ provoked: /404/ });
});
