import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

/** Parts that say nothing of themselves until their script has come. */
const WAITING =
  'astro-island[ssr], policy-builder:not([data-ready]), #stack-app:not([data-ready]), attack-browser:not([data-ready]), tool-browser:not([data-ready])';

/** Waits for the page’s script: what stands in the page can be used from then on. */
export const ready = (page: Page): Promise<void> => expect(page.locator(WAITING)).toHaveCount(0);

/** What screen readers are told: the last live region of every page. */
export const announcement = (page: Page): Locator => page.getByRole('status').last();

/** The innermost section under this heading. */
export const section = (page: Page, heading: string | RegExp): Locator =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: heading }) })
    .last();

/** The list of the formats that have no tab. */
export const otherFormats = (page: Page): Locator =>
  page.getByRole('combobox', { name: 'Another format' });

/** Shows a format, by its tab or from the list of the others; gives its panel, which is drawn. */
export async function showFormat(page: Page, label: string): Promise<Locator> {
  const tab = page.getByRole('tab', { name: label, exact: true });
  if ((await tab.count()) > 0) await tab.click();
  else await otherFormats(page).selectOption({ label });
  const panel = page.getByRole('tabpanel', { name: label, exact: true });
  await expect(panel).toBeVisible();
  await expect(panel).not.toHaveAttribute('aria-busy');
  return panel;
}

/** The rows of a table’s body: each has one cell that heads it. */
export const bodyRows = (table: Locator): Locator =>
  table.getByRole('row').filter({ has: table.page().getByRole('rowheader') });

/** Any severity as a page writes it, alone. */
export const SEVERITY = /^(Critical|High|Medium|Low|Unknown)$/;

/** The width that the page takes, beyond what the window has: 0 where nothing scrolls sideways. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth - Math.round(root.getBoundingClientRect().width);
  });

/** What stands out of the window to the right, for the message of a failing test. */
export const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const edge = document.documentElement.getBoundingClientRect().right;
    const scrolls = (element: Element): boolean => {
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
        if (getComputedStyle(at).overflowX !== 'visible') return true;
      }
      return false;
    };
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > edge + 1 && !scrolls(element))
      .map((element) => element.outerHTML.slice(0, 120));
  });
