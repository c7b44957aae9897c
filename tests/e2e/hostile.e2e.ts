import type { Page } from '@playwright/test';
import { site } from '#site';
import { bodyRows } from './setup/page.ts';
import { expect, fixtureUrl, test } from './setup/test.ts';

/** Control characters but line breaks and tabs, and characters that show nothing but join pictures. */
const HIDDEN = /(?![\n\t\u200d])[\p{Cc}\p{Cf}]/u;

/** Addresses that the site map of the fixtures and its pages know below one server. */
async function pagesOf(page: Page, server: string): Promise<string[]> {
  await page.goto(`${fixtureUrl()}/servers/${server}/`);
  const links = bodyRows(page.getByRole('table', { name: /^Rule: what the preset/ })).getByRole(
    'link',
  );
  const tools = await links.evaluateAll((all) =>
    all.map((link) => (link as HTMLAnchorElement).href),
  );
  expect(tools.length).toBeGreaterThan(13);
  const policy = `${fixtureUrl()}/servers/${server}/policy/open/`;
  return [`${fixtureUrl()}/servers/${server}/`, policy, ...tools];
}

for (const server of ['hostile-texts', 'awkward-names', 'odd-names', 'odd-texts', 'odd-schemas']) {
  test(`texts of others stay texts: ${server}`, async ({ page }) => {
    test.slow();
    for (const address of await pagesOf(page, server)) {
      await page.goto(address);
      const { attacked, headings, scripts, handlers, links, text, head } = await page.evaluate(
        (ours) => ({
          attacked: (globalThis as { attacked?: number }).attacked,
          headings: document.querySelectorAll('h1').length,
          scripts: document.querySelectorAll('main script').length,
          handlers: document.querySelectorAll(
            '[onerror], [onfocus], main style, main img:not([src^="/servers/"][src$="/badge.svg"])',
          ).length,
          links: [...document.links].filter(
            ({ protocol, href }) => !/^https?:$/.test(protocol) && !href.startsWith(ours),
          ).length,
          // biome-ignore lint/performance/useDomNodeTextContent: what people see, not what is in the page
          text: document.body.innerText,
          head: `${document.title} ${document.querySelector('meta[name=description]')?.getAttribute('content')}`,
        }),
        `mailto:${site.mail}?`,
      );
      const where = decodeURI(address);
      expect(attacked, where).toBeUndefined();
      expect([headings, scripts, handlers, links], where).toEqual([1, 0, 0, 0]);
      for (const shown of [text, head]) expect(HIDDEN.exec(shown)?.[0], where).toBeUndefined();
    }
  });
}

test('markup shows as text, hidden characters as marks, inside a quotation with its source', async ({
  page,
}) => {
  await page.goto(`${fixtureUrl()}/servers/hostile-texts/read-page/`);
  const quote = page.getByRole('figure').getByRole('blockquote');
  await expect(quote).toContainText('<script>globalThis.attacked = 5</script><img src="x"');
  await expect(page.getByRole('figure')).toContainText('Data set fixtures');
  await page.goto(`${fixtureUrl()}/servers/hostile-texts/turn-text/`);
  await expect(quote.getByText('U+202E')).toBeVisible();
  await expect(quote.getByTitle('invisible character: right-to-left override')).toBeVisible();
  await page.goto(`${fixtureUrl()}/servers/hostile-texts/hide-words/`);
  await expect(quote.getByText('U+200B')).toBeVisible();
  await expect(quote.getByText('U+E0068')).toBeVisible();
});

test('a definition that gives orders is marked as such', async ({ page }) => {
  await page.goto(`${fixtureUrl()}/servers/hostile-texts/give-orders/`);
  await expect(page.getByRole('note')).toContainText('words that do not describe the tool');
});

test('nothing is cut through a picture of several characters', async ({ page }) => {
  const family = '👨🏽‍👩🏿‍👧🏻‍👦🏾';
  const cut = new RegExp(`^The server says: “(${family})+…`, 'u');
  await page.goto(`${fixtureUrl()}/servers/hostile-texts/`);
  const row = page.getByRole('rowheader', { name: /^draw_families/ });
  await expect(row.getByText(/^The server says/)).toHaveText(cut);
  for (const tool of ['draw-families', 'cut-flag', 'stack-marks']) {
    await page.goto(`${fixtureUrl()}/servers/hostile-texts/${tool}/`);
    const head = page.locator('meta[name=description]');
    expect(await head.getAttribute('content')).not.toContain('\ufffd');
    await expect(page.getByRole('main')).not.toContainText('\ufffd');
  }
});

test('search takes hostile words as words', async ({ page }) => {
  const words = '<img src=x onerror=globalThis.attacked=20>"\' ]])(*';
  await page.goto(`${fixtureUrl()}/search/?q=${encodeURIComponent(words)}`);
  await expect(page.getByRole('combobox').last()).toHaveValue(words);
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /result|found/i })
      .first(),
  ).toBeVisible();
  expect(await page.evaluate(() => (globalThis as { attacked?: number }).attacked)).toBeUndefined();
});

test('data files of hostile servers are plain JSON', async ({ page }) => {
  const names: string[] = [];
  for (const server of ['hostile-texts', 'awkward-names']) {
    const response = await page.request.get(`${fixtureUrl()}/data/servers/${server}.json`);
    const text = await response.text();
    expect(HIDDEN.exec(text)?.[0]).toBeUndefined();
    const data = JSON.parse(text) as { tools: { name: string }[] };
    expect(data.tools.length).toBeGreaterThan(20);
    names.push(...data.tools.map(({ name }) => name));
  }
  expect(names).toEqual(expect.arrayContaining(['right\u202Eleft', '__proto__', 'two\nlines']));
});
