import { decisions, fileText, linkOf, openAddress, rows } from './setup/builder.ts';
import { ready, section } from './setup/page.ts';
import { expect, fixtureUrl, test } from './setup/test.ts';

/** Control characters but line breaks and tabs, and characters that show nothing but join pictures. */
const HIDDEN = /(?![\n\t\u200d])[\p{Cc}\p{Cf}]/u;

for (const server of ['hostile-texts', 'awkward-names']) {
  test(`texts of others stay texts in the builder: ${server}`, async ({ page }) => {
    test.slow();
    await openAddress(page, `${fixtureUrl()}/build/?server=${server}`);
    const closed = rows(page).getByRole('button', { expanded: false });
    const all = await closed.count();
    expect(all).toBeGreaterThan(13);
    for (let left = all; left > 0; left -= 1) await closed.first().click();
    const formats = page.getByRole('combobox', { name: 'Format' });
    for (const value of await formats
      .locator('option')
      .evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value))) {
      await formats.selectOption(value);
      const seen = await page.evaluate(() => ({
        attacked: (globalThis as { attacked?: number }).attacked,
        headings: document.querySelectorAll('h1').length,
        foreign: document.querySelectorAll('main script, main style, main img, [onerror]').length,
        links: [...document.links].filter(({ protocol }) => !/^https?:$/.test(protocol)).length,
        // biome-ignore lint/performance/useDomNodeTextContent: what people see, not what is in the page
        text: document.body.innerText,
      }));
      expect(seen, value).toMatchObject({ headings: 1, foreign: 0, links: 0 });
      expect(seen.attacked, value).toBeUndefined();
      expect(HIDDEN.exec(seen.text)?.[0], value).toBeUndefined();
    }
    await formats.selectOption('codex');
  });

  test(`odd names can be decided about, and survive a link: ${server}`, async ({ page }) => {
    await openAddress(page, `${fixtureUrl()}/build/?server=${server}`);
    await page.getByRole('combobox', { name: 'Format' }).selectOption('codex');
    const count = await rows(page).count();
    await page
      .getByRole('group', { name: 'Set all tools that are shown' })
      .getByRole('button', { name: 'Deny' })
      .click();
    expect(await decisions(rows(page))).toEqual(Array(count).fill('Deny'));
    await rows(page).first().getByRole('radio', { name: 'Ask' }).check();
    const made = await decisions(rows(page));
    await expect.poll(() => fileText(page)).toContain('approval_mode = "prompt"');
    const [link, wanted] = [await linkOf(page), await fileText(page)];
    await page.goto('about:blank');
    await page.goto(link);
    await ready(page);
    await expect(rows(page)).toHaveCount(count);
    expect(await decisions(rows(page))).toEqual(made);
    await expect.poll(() => fileText(page)).toBe(wanted);
    await expect(section(page, /^Decisions/)).not.toContainText(/no longer|undecided/);
  });
}
