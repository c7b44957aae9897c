import { type Catalogue, once } from '#queries/database.ts';
import { exposure, type ListedServer, listServers } from '#queries/servers.ts';
import { routes } from '#routes';
import { exposureText } from '#wording/server.ts';
import type { Check, Report } from './check.ts';
import {
  around,
  type Element,
  find,
  first,
  meta,
  named,
  type Page,
  textOf,
  withClass,
  withId,
} from './reading/page.ts';
import { pageKind, pageSubject } from './reading/page-kind.ts';
import type { Site } from './reading/site.ts';

const serversByPath = (db: Catalogue): ReadonlyMap<string, ListedServer> =>
  once(
    db,
    'servers by path',
    () => new Map(listServers(db).map((one) => [routes.server(one.slug), one])),
  );

function listedText({ tools, knownOf, critical, high }: ListedServer): string {
  const count = tools.toLocaleString('en');
  const known =
    knownOf === null
      ? `${count} ${tools === 1 ? 'tool' : 'tools'}`
      : `${tools} of ${knownOf} tools known`;
  return [known, critical > 0 ? `${critical} critical` : '', high > 0 ? `${high} high` : '']
    .filter((part) => part !== '')
    .join(', ');
}

type Compare = (what: string, found: string, expected: string) => void;

function comparing(page: Page, report: Report): Compare {
  return (what, found, expected) => {
    report.saw();
    if (found === expected) return;
    const from = 'the database';
    report.fail({ page: page.url, found: `${what}: “${found}”`, expected: `“${expected}”`, from });
  };
}

/** Rows of lists of servers: "61 tools, 2 critical, 12 high". */
function compareRows(page: Page, site: Site, compare: Compare): void {
  const list = first(page, withId('server-rows'));
  if (!list) return;
  for (const row of find(page, named('li'), list)) {
    const link = first(page, named('a'), row);
    const server = serversByPath(site.catalogue).get(link?.attributes['href'] ?? '');
    const beside = first(page, withClass('soft'), row);
    if (server) compare(server.label, beside ? textOf(page, beside) : '', listedText(server));
  }
}

function severities(page: Page, section: Element): string {
  const items = find(page, named('li'), section).map((item) => textOf(page, item).toLowerCase());
  return items.join(', ');
}

/** The numbers of a server's own page: exposure, number of rows, description. */
function compareServer(page: Page, site: Site, compare: Compare): void {
  const { server: slug } = pageSubject(page.url);
  const server = serversByPath(site.catalogue).get(routes.server(slug));
  if (!server) return;
  const body = first(page, withId('tool-rows'));
  compare('rows of tools', `${body ? find(page, named('tr'), body).length : 0}`, `${server.tools}`);
  const heading = first(page, withId('tools'));
  const title = server.tools === 1 ? 'Its tool' : `All ${server.tools} tools, worst first`;
  compare(
    'the heading above them',
    heading ? textOf(page, heading).replace(/#?Link to this section$/, '') : '',
    title,
  );
  if (pageKind(page.url) !== 'server') return;
  const known = server.knownOf === null ? undefined : { tools: server.tools, of: server.knownOf };
  const right = exposureText({ known, toolCount: server.tools }, exposure(site.catalogue, slug));
  const description = meta(page, 'description') ?? '';
  compare('the page’s description', description.includes(right) ? right : description, right);
  const bar = first(page, withClass('exposure'));
  const section = bar && around(bar, named('section'));
  compare('the exposure', section ? severities(page, section) : '', right.replace(/^[^:]*: /, ''));
}

export const serverCounts: Check = {
  name: 'server-counts',
  promise: 'every number of tools that a page gives for a server is the one of the database',
  things: 'numbers',

  page(page, site, report) {
    const compare = comparing(page, report);
    compareRows(page, site, compare);
    const kind = pageKind(page.url);
    if (kind === 'server' || kind === 'server policy') compareServer(page, site, compare);
  },
};
