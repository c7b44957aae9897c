import { TARGETS } from '#domain/policy/targets/index.ts';
import { ready, showFormat } from './setup/page.ts';
import { expect, test } from './setup/test.ts';

test('a guide lists what overrides its file, with an anchor for each and a call that shows it', async ({
  page,
}) => {
  for (const { id, name, overrides = [], managed } of TARGETS) {
    await page.goto(`/guides/apply/${id}/`);
    await expect(page.getByRole('heading', { name: /^What overrides it/ })).toBeVisible();
    for (const override of overrides)
      await expect(page.locator(`[id="override-${override.id}"]`), override.id).toHaveCount(1);
    await expect(page.getByText('Place for an organisation')).toHaveCount(managed ? 1 : 0);
    await expect(
      page
        .getByRole('listitem')
        .filter({ hasText: `${name} does not read the file` })
        .first(),
    ).toBeVisible();
  }
});

test('a server page names what overrides a file; a tool page has only the link', async ({
  page,
}) => {
  await page.goto('/servers/tempo/');
  await ready(page);
  const panel = await showFormat(page, 'Cursor CLI');
  await expect(panel).toContainText('Remove broader rules of your own, such as "Mcp(SERVER:*)"');
  await panel.getByText(/^What overrides this file/).click();
  await expect(panel.getByRole('listitem').filter({ hasText: '--force' })).toContainText(
    'run without a question',
  );
  await page.goto('/servers/tempo/send-payment/');
  await expect(
    page.getByRole('link', { name: 'what overrides it', includeHidden: true }).first(),
  ).toHaveAttribute('href', /^\/guides\/apply\/[a-z-]+\/#overrides$/);
  await expect(page.getByText(/^What overrides this file/)).toHaveCount(0);
});
