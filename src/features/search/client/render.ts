import { element } from '#ui/client/element.ts';
import { severityMark } from '#ui/client/severity-mark.ts';
import { capitalised } from '#wording/sentence.ts';
import type { Answer, Comparison, Group, Row } from './answer.ts';
import type { Recent } from './recent.ts';

const HEADING: Record<Group['id'], string> = {
  exact: 'Exact name',
  server: 'Servers',
  tool: 'Tools',
  attack: 'Attacks',
  guide: 'Guides',
};
const KIND: Record<Row['kind'], string> = {
  server: 'Server',
  tool: 'Tool',
  attack: 'Attack',
  guide: 'Guide',
};

/** Makes the parts of the list; severities are copies of the templates in SiteSearch.astro. */
export class Renderer {
  #host: HTMLElement;
  #place: string;
  #made = 0;

  constructor(host: HTMLElement, place: string) {
    this.#host = host;
    this.#place = place;
  }

  groups({ groups, comparison }: Answer): HTMLElement[] {
    return groups.map((group) => {
      const rows = group.rows.map((row) => this.row(row, group.id === 'exact'));
      const more = group.id === 'exact' && comparison ? [this.#compare(comparison)] : [];
      const number = group.id === 'exact' ? '' : ` ${group.total.toLocaleString('en')}`;
      return this.#group(HEADING[group.id], number, [...rows, ...more]);
    });
  }

  near(rows: readonly Row[]): HTMLElement[] {
    if (rows.length === 0) return [];
    return [
      this.#group(
        'Did you mean',
        '',
        rows.map((row) => this.row(row, true)),
      ),
    ];
  }

  start(recent: readonly Recent[], links: readonly HTMLAnchorElement[]): HTMLElement[] {
    const before = recent.map((one) => this.#simple(one.url, one.title, one.about));
    const ways = links.map((link) => this.#simple(link.pathname, link.textContent ?? '', ''));
    const groups = [this.#group('Start with', '', ways)];
    return before.length > 0 ? [this.#group('Recent', '', before), ...groups] : groups;
  }

  row(row: Row, withKind: boolean): HTMLElement {
    const option = this.#option(row.url);
    const mark = row.severity === null ? null : severityMark(this.#host, row.severity);
    const category = row.category === null ? '' : capitalised(row.category);
    const facts = [withKind ? KIND[row.kind] : '', category, row.about].filter(Boolean);
    const title = element('span', row.kind === 'tool' ? 'name mono' : 'name', row.title);
    option.append(
      ...(mark ? [element('span', 'mark', mark)] : []),
      element('span', 'head', title, ' ', element('span', 'soft', facts.join(', '))),
      element('span', 'text', row.text),
    );
    option.dataset['title'] = row.title;
    option.dataset['about'] = row.about;
    return option;
  }

  #compare({ name, url }: Comparison): HTMLElement {
    return this.#simple(url, `Compare ${name} on all servers that have it`, '');
  }

  #simple(url: string, title: string, about: string): HTMLElement {
    const option = this.#option(url);
    option.append(element('span', 'head', title, ' ', element('span', 'soft', about)));
    return option;
  }

  #option(url: string): HTMLAnchorElement {
    const option = element('a', 'search-row');
    option.href = url;
    option.id = this.#id();
    option.tabIndex = this.#place === 'page' ? 0 : -1;
    option.role = 'option';
    option.ariaSelected = 'false';
    return option;
  }

  #group(heading: string, number: string, rows: readonly HTMLElement[]): HTMLElement {
    const title = element('div', 'search-heading', heading, element('span', 'soft', number));
    title.id = this.#id();
    const group = element('div', 'search-group', title, ...rows);
    group.role = 'group';
    group.setAttribute('aria-labelledby', title.id);
    return group;
  }

  #id(): string {
    this.#made += 1;
    return `${this.#place}-search-${this.#made}`;
  }
}
