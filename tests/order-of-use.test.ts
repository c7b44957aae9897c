import { afterAll, beforeAll, expect, test } from 'vitest';
import { severityRank } from '#domain/risk/severity.ts';
import { nameView } from '#features/browse/queries/name-view.ts';
import { serverList, serverListPages } from '#features/browse/queries/server-list-view.ts';
import { exampleServers } from '#features/policy-builder/queries/example-servers.ts';
import { serverIndex } from '#features/policy-builder/queries/server-index.ts';
import { exposedTools } from '#queries/attack-tools.ts';
import { allPatterns } from '#queries/attacks.ts';
import { type Catalogue, openCatalogue } from '#queries/database.ts';
import { sharedFamilies } from '#queries/listing.ts';
import { listServers } from '#queries/servers.ts';
import { embeddedCatalogue } from './fixtures/embedded-catalogue.ts';

let db: Catalogue;
let places: ReadonlyMap<string, number>;

beforeAll(async () => {
  db = openCatalogue((await embeddedCatalogue()).database);
  places = new Map(listServers(db).map(({ slug }, place) => [slug, place]));
}, 300_000);
afterAll(() => db.close());

const placeOf = (slug: string) => places.get(slug) ?? Number.NaN;

test('what is configured most comes first, then what is downloaded most', () => {
  const servers = listServers(db);
  expect(servers[0]?.slug).toBe('context7');
  for (const [at, next] of servers.slice(1).entries()) {
    const before = servers[at];
    const [more, fewer] = [before?.repositories ?? 0, next.repositories ?? 0];
    expect(more).toBeGreaterThanOrEqual(fewer);
    if (more === fewer) expect(before?.downloads ?? 0).toBeGreaterThanOrEqual(next.downloads ?? 0);
  }
});

test('the downloads of a whole command-line tool are not those of its server', () => {
  const of = (slug: string) => listServers(db).find((server) => server.slug === slug)?.downloads;
  for (const slug of ['shadcn', 'firebase', 'angular-cli', 'prisma-cli'])
    expect(of(slug)).toBeNull();
  expect(of('playwright')).toBeGreaterThan(1_000_000);
});

test('the pages of each order list every server once', () => {
  const slugs = (order: string) =>
    serverListPages(db)
      .filter((page) => page.order === order)
      .flatMap((page) => serverList(db, page.order, page.page).servers.map(({ slug }) => slug));
  for (const order of ['use', 'name', 'tools'])
    expect(slugs(order).toSorted()).toEqual([...places.keys()].toSorted());
});

test('the builder offers and finds the most widely used first', () => {
  const slugs = [...places.keys()];
  expect(serverIndex(db).servers.map(([slug]) => slug)).toEqual(slugs);
  expect(exampleServers(db).map(({ slug }) => slug)).toEqual(slugs.slice(0, 7));
});

/** Tools by how bad they are; of those that are as bad, by how widely their servers are used. */
function expectInOrder(tools: readonly { server: string; severity: string }[]): void {
  const keys = tools.map(({ server, severity }) => [
    -severityRank(severity as Parameters<typeof severityRank>[0]),
    placeOf(server),
  ]);
  const sorted = keys.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
  expect(keys).toEqual(sorted);
}

test('tools of one name, and those that an attack concerns, follow the same order', () => {
  for (const { family } of sharedFamilies(db).slice(0, 20)) {
    const { namesakes } = nameView(db, family);
    expectInOrder(
      namesakes.map(({ tool: { server, assessment } }) => ({
        ...{ server, severity: assessment.severity },
      })),
    );
  }
  const shown = allPatterns(db).map(({ slug }) => exposedTools(db, slug, 50));
  expect(shown.some((tools) => tools.length > 10)).toBe(true);
  for (const tools of shown) expectInOrder(tools);
});
