import { totals } from '#queries/counts.ts';
import { type Catalogue, once } from '#queries/database.ts';
import { listServers } from '#queries/servers.ts';
import { verdictsByPath } from '#queries/tool-verdicts.ts';
import { routes } from '#routes';
import type { Check, Report } from './check.ts';
import type { TextFile } from './reading/file.ts';
import type { ServerFile } from './reading/server-file.ts';

const toolCounts = (db: Catalogue): ReadonlyMap<string, number> =>
  once(db, 'tool counts', () => new Map(listServers(db).map(({ slug, tools }) => [slug, tools])));

function compareServer(file: TextFile, db: Catalogue, report: Report): void {
  const { slug, toolCount, tools } = file.json() as ServerFile;
  const fail = (found: string, expected: string) =>
    report.fail({ page: file.path, found, expected, from: 'the database' });
  const right = toolCounts(db).get(slug);
  if (toolCount !== right) fail(`toolCount ${toolCount}`, `${right}`);
  if (tools.length !== right) fail(`${tools.length} tools`, `${right}`);
  for (const { name, slug: tool, assessment } of tools) {
    report.saw();
    const known = verdictsByPath(db).get(routes.tool(slug, tool));
    if (!known) fail(`the tool ${name}`, 'a tool of this server');
    else if (known.severity !== assessment.severity || known.category !== assessment.category) {
      const found = `${name}: ${assessment.severity}, ${assessment.category}`;
      fail(found, `${known.severity}, ${known.category}`);
    }
  }
}

function compareCount(file: TextFile, what: string, found: number, right: number, report: Report) {
  report.saw(found);
  if (found === right) return;
  report.fail({
    page: file.path,
    found: `${found} ${what}`,
    expected: `${right}`,
    from: 'the database',
  });
}

export const dataFiles: Check = {
  name: 'data-files',
  promise:
    'every JSON file parses, and what it says of servers, tools and attacks is what the database says',
  things: 'records',

  file(file, site, report) {
    const { path } = file;
    if (!path.endsWith('.json')) return;
    const value = file.json();
    const { servers, attacks } = totals(site.catalogue);
    if (path.startsWith('/data/servers/')) compareServer(file, site.catalogue, report);
    else if (path === routes.serversData()) {
      compareCount(file, 'servers', (value as unknown[]).length, servers, report);
      for (const { slug, tools } of value as { slug: string; tools: number }[]) {
        const right = toolCounts(site.catalogue).get(slug);
        if (tools === right) continue;
        const found = `${slug} with ${tools} tools`;
        report.fail({ page: path, found, expected: `${right}`, from: 'the database' });
      }
    } else if (path === routes.attacksData()) {
      const { patterns } = value as { patterns: unknown[] };
      compareCount(file, 'patterns', patterns.length, attacks, report);
    }
  },
};
