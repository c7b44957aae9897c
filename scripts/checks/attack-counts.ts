import { routes } from '#routes';
import type { Check } from './check.ts';
import { around, find, type Page, textOf, withClass } from './reading/page.ts';
import { pageKind } from './reading/page-kind.ts';

/** What a page says of the number of tools that an attack applies to, by the attack's address. */
type Stated = readonly (readonly [attack: string, tools: number])[];

const APPLIES = /\bapplies to (\d[\d,]*) tools?\b/i;
const FACT = /^(\d[\d,]*) in this catalogue$/;
const number = (text: string): number => Number(text.replaceAll(',', ''));

function onAttackPage(page: Page): Stated {
  const facts = find(page, ({ name }) => name === 'dd').map((one) => textOf(page, one));
  const texts = find(page, withClass('soft')).map((one) => textOf(page, one));
  const found = [
    ...facts.map((text) => FACT.exec(text)),
    ...texts.map((text) => APPLIES.exec(text)),
  ];
  return found.flatMap((match) => (match?.[1] ? [[page.url, number(match[1])] as const] : []));
}

function inRows(page: Page): Stated {
  const links = find(page, ({ attributes }) =>
    /^\/attacks\/[^/]+\/$/.test(attributes['href'] ?? ''),
  );
  return links.flatMap((link) => {
    const row = around(link, ({ name }) => name === 'li');
    const match = row && APPLIES.exec(textOf(page, row));
    return match?.[1] ? [[link.attributes['href'] ?? '', number(match[1])] as const] : [];
  });
}

interface Attacks {
  readonly patterns: readonly { readonly slug: string; readonly toolsItAppliesTo: number }[];
}

export const attackCounts: Check<Stated> = {
  name: 'attack-counts',
  promise: 'every page gives the same number of tools for an attack as the data file',
  things: 'numbers',

  page(page, _site, report) {
    const kind = pageKind(page.url);
    if (!['home', 'attack', 'list of attacks'].includes(kind)) return undefined;
    const stated = kind === 'attack' ? onAttackPage(page) : inRows(page);
    report.saw(stated.length);
    return stated;
  },

  all(facts, site, report) {
    const { patterns } = JSON.parse(site.read(routes.attacksData()).toString('utf8')) as Attacks;
    const known = new Map(
      patterns.map(({ slug, toolsItAppliesTo }) => [routes.attack(slug), toolsItAppliesTo]),
    );
    for (const [page, stated] of facts) {
      for (const [attack, tools] of stated) {
        if (known.get(attack) === tools) continue;
        const found = `${attack} applies to ${tools} tools`;
        report.fail({ page, found, expected: `${known.get(attack)}`, from: routes.attacksData() });
      }
    }
  },
};
