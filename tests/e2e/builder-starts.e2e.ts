import { fileText, linkOf, openBuilder, picked, rowOf, rows } from './setup/builder.ts';
import { ready } from './setup/page.ts';
import { expect, test } from './setup/test.ts';

test('a start that saves questions is offered, narrows the file, and is in the link', async ({
  page,
  browser,
}) => {
  await openBuilder(page, 'supabase');
  const server = picked(page).getByRole('listitem');
  await expect(server).toContainText(/Started with \?read_only=true, Supabase offers 20 tools/);
  await expect(rowOf(page, 'apply_migration')).toBeAttached();
  const all = await rows(page).count();

  await server.getByRole('button', { name: /Start it so/ }).click();
  await expect(server).toContainText('Started with ?read_only=true: 20 of 31 tools.');
  await expect(server).toContainText('execute_sql can only read then');
  await expect(rowOf(page, 'apply_migration')).toHaveCount(0);
  await expect.poll(() => rows(page).count()).toBeLessThan(all);
  await expect.poll(() => fileText(page)).not.toContain('mcp__supabase__apply_migration');
  const wanted = await fileText(page);

  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(await linkOf(page));
  await ready(other);
  await expect.poll(() => fileText(other)).toBe(wanted);
  await expect(picked(other)).toContainText('20 of 31 tools');
  await context.close();

  await server.getByText('Change how it is started').click();
  await server.getByRole('checkbox', { name: 'storage' }).check();
  await expect(server).toContainText('2 of 31 tools');
  await server.getByRole('checkbox', { name: 'storage' }).uncheck();
  await server.getByRole('checkbox', { name: /^Read-only/ }).uncheck();
  await expect(rowOf(page, 'apply_migration')).toBeAttached();
  await expect(page.getByText('tools are undecided')).toHaveCount(0);
});
