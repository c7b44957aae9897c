import { type Catalogue, once } from '#queries/database.ts';
import { listServers, serverFacts } from '#queries/servers.ts';
import { verdictsByPath } from '#queries/tool-verdicts.ts';
import { lastOne } from './last-one.ts';
import { find, first, named, type Page, textOf, withClass } from './page.ts';
import { pageKind, pageSubject } from './page-kind.ts';

/** Names that others gave to a server and what belongs to it. */
const serverNames = lastOne((db: Catalogue, server): string[] => {
  const facts = serverFacts(db, server);
  if (!facts) return [];
  const { label, vendor, package: pack, repository, licence, sources } = facts;
  const texts = sources.flatMap(({ title, path, version }) => [title, path, version]);
  const place = [repository?.url, repository?.url.replace(/^https?:\/\//, ''), repository?.folder];
  const all = [label, vendor, pack?.name, pack?.version, ...place, licence, ...texts];
  return all.filter((name) => name !== undefined && name !== '') as string[];
});

const labels = (db: Catalogue): ReadonlyMap<string, string> =>
  once(db, 'labels', () => new Map(listServers(db).map(({ slug, label }) => [slug, label])));

/** The names on a page that others gave: of its tool, its server, or in its heading. */
export function namesOnPage(page: Page, db: Catalogue): string[] {
  const kind = pageKind(page.url);
  if (kind === 'tool') {
    const tool = verdictsByPath(db).get(page.url);
    return tool ? [tool.name, ...serverNames(db, tool.server)] : [];
  }
  if (kind === 'server' || kind === 'server policy') {
    return serverNames(db, pageSubject(page.url).server);
  }
  if (kind === 'name') {
    const heading = first(page, named('h1'));
    return heading ? find(page, withClass('mono'), heading).map((one) => textOf(page, one)) : [];
  }
  return kind === 'guide' ? [...labels(db).values()] : [];
}
