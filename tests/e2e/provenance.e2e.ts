import { section } from './setup/page.ts';
import { expect, fixtureUrl, test } from './setup/test.ts';

const server = (slug: string) => `${fixtureUrl()}/servers/${slug}/`;

test('a server names the others of the same list of tools, and what that suggests', async ({
  page,
}) => {
  await page.goto(`${server('lamps')}#same-tools`);
  const others = section(page, /^Where this comes from/)
    .getByRole('listitem')
    .filter({ hasText: ': probably ' });
  await expect(others).toHaveText([
    /lamps-copy.*word for word: probably a fork or a copy/,
    /lamps-again.*the same repository: probably the same server, listed twice/,
    /lamps-changed.*other definitions: probably a fork, or another version/,
  ]);
  await others.first().getByRole('link').click();
  await expect(page).toHaveURL(server('lamps-copy'));
  await page.goto(server('shelf-server'));
  await expect(page.getByRole('heading', { name: 'The same list of tools elsewhere' })).toHaveCount(
    0,
  );
});

test('where sources disagree, each says what it says, and ours is in use', async ({ page }) => {
  await page.goto(server('workshop'));
  const lines = section(page, /^Where this comes from/).getByRole('listitem');
  await expect(lines.filter({ hasText: /licence: “/ })).toHaveText(
    /“MIT” \(in use; Source of the workshop.*“Apache-2\.0” \(Data set fixtures/,
  );
  await expect(lines.filter({ hasText: 'invented_elsewhere' })).toHaveText(
    /not listed by Source of the workshop.*, listed by Data set fixtures: invented_elsewhere\./,
  );
  await page.goto(server('odd-texts'));
  await expect(page.getByText('sources disagree')).toHaveCount(0);
});

test('evidence, known part and day stand with the facts of servers and tools', async ({ page }) => {
  for (const address of [
    server('partly-known-elsewhere'),
    `${server('partly-known-elsewhere')}read-one/`,
  ]) {
    await page.goto(address);
    const facts = page.getByRole('complementary', { name: 'Facts' });
    await expect(facts.getByText('Web page')).toBeVisible();
    await expect(facts.getByText('2 of 17')).toBeVisible();
    await expect(facts.getByText('2026-11-19')).toBeVisible();
    await expect(page.getByText('text of a web page, the least trustworthy source')).toBeVisible();
  }
  await expect(page.getByText('2 of the server’s 17 tools are known.')).toBeVisible();
});
