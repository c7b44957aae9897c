import { element } from '#ui/client/element.ts';

interface Pages {
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
  readonly go: (page: number) => void;
}

/** The same links as in src/ui/Pager.astro, which turn the page in place. */
export function pagerElement({ page, pages, href, go }: Pages): HTMLElement {
  const nav = element('nav', 'flex flex-wrap items-center gap-2 mt-5');
  nav.ariaLabel = 'Pages';
  const link = (className: string, number: number, label: string) => {
    const made = element('a', className, label);
    made.href = href(number);
    made.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      go(number);
    });
    return made;
  };
  if (page > 1) nav.append(link('button', page - 1, 'Previous'));
  let last = 0;
  for (const number of [1, page - 2, page - 1, page, page + 1, page + 2, pages]) {
    if (number <= last || number > pages) continue;
    if (last > 0 && number - last > 1) nav.append(element('span', 'soft', '…'));
    const chip = link('chip', number, String(number));
    chip.ariaLabel = `Page ${number}`;
    if (number === page) chip.setAttribute('aria-current', 'page');
    nav.append(chip);
    last = number;
  }
  if (page < pages) nav.append(link('button', page + 1, 'Next'));
  return nav;
}
