import { outlineAt } from '#queries/outlines.ts';
import { routes } from '#routes';
import type { Check, Report } from './check.ts';
import { pageKind, pageSubject } from './reading/page-kind.ts';
import { type ServerFile, serverFile, type ToolFile } from './reading/server-file.ts';
import { isSearchRecord, type Site, type TextFile } from './reading/site.ts';
import { pageSeverity, statedInRecords, statedInRows } from './reading/stated-severity.ts';
import { comparing } from './truth/compare.ts';
import { compareOutline, compareOutlineShard } from './truth/outline.ts';
import { compareServer } from './truth/server.ts';
import { compareTool } from './truth/tool.ts';

/** What a page or file states: of itself, and of others in its rows, as `path severity category`. */
interface Stated {
  readonly own?: string;
  readonly others: string;
}

interface ShardTool extends Pick<ToolFile, 'name' | 'fingerprint'> {
  readonly severity: string;
  readonly category: string;
  readonly capabilities: readonly string[];
}

const SHARDS = '/build/servers/';

/** What the builder knows of a server's tools. */
function compareShard(file: TextFile, site: Site, report: Report): void {
  const compare = comparing(file.path, 'the data file of the server', report);
  const slug = file.path.slice(SHARDS.length, -'.json'.length);
  const data = serverFile(site, slug);
  const outline = data ? undefined : outlineAt(site.catalogue, slug);
  if (outline) {
    compareOutlineShard(file, outline, compare);
    return;
  }
  const { tools } = file.json() as { tools: readonly ShardTool[] };
  compare('tools', `${tools.length}`, `${data?.tools.length}`);
  for (const tool of data?.tools ?? []) {
    const known = tools.find(({ name }) => name === tool.name);
    const { severity, category, capabilities } = tool.assessment;
    const right = [severity, category, ...capabilities, tool.fingerprint].join(' ');
    const found = known && [known.severity, known.category, ...known.capabilities];
    compare(tool.name, found ? [...found, known.fingerprint].join(' ') : '(nothing)', right);
  }
}

/** Letters and digits only, so that case, spaces and marks do not matter. */
const normalised = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** All words of a value; the letters of an escape, such as a line break's, are none. */
const wordsOf = (value: unknown): string =>
  normalised(JSON.stringify(value).replace(/\\(?:u[\da-f]{4}|.)/g, ' '));

/** The words that a verdict rests on are words of the tool or its server. */
function compareEvidence(file: TextFile, report: Report): void {
  const { tools, ...server } = file.json() as ServerFile;
  let ofServer: string | undefined;
  for (const tool of tools) {
    const { assessment, ...definition } = tool;
    const own = wordsOf(definition);
    const isKnown = (part: string): boolean => {
      const wanted = normalised(part);
      if (own.includes(wanted)) return true;
      ofServer ??= wordsOf(server);
      return ofServer.includes(wanted);
    };
    for (const { words } of assessment.signals.flatMap(({ evidence }) => evidence)) {
      report.saw();
      if (words.split(': ').every(isKnown)) continue;
      const found = `${tool.name}: “${words}” as evidence`;
      report.fail({ page: file.path, found, expected: 'words of the tool’s own definition' });
    }
  }
}

export const truth: Check<Stated> = {
  name: 'truth',
  promise:
    'severity, category, rule and fingerprint are the same on pages, in lists, search, builder and data files, and each policy file does what its page says, as the product reads it',
  things: 'statements',

  page(page, site, report) {
    const kind = pageKind(page.url);
    const { server, tool: slug } = pageSubject(page.url);
    const compare = comparing(page.url, routes.serverData(server), report);
    if (kind === 'tool') {
      const data = serverFile(site, server);
      const tool = data?.tools.find((candidate) => candidate.slug === slug);
      if (data && tool) compareTool(page, site, data, tool, compare);
      else compare('its data', 'nothing', 'a tool in the data file of its server');
    }
    if (kind === 'server' || kind === 'server policy') {
      const data = serverFile(site, server);
      const outline = data ? undefined : outlineAt(site.catalogue, server);
      if (data) compareServer(page, site, data, compare);
      if (outline) compareOutline(page, site, outline, compare);
    }
    const own = pageSeverity(page);
    return { ...(own === undefined ? {} : { own }), others: statedInRows(page) };
  },

  file(file, site, report) {
    if (file.path.startsWith(SHARDS)) compareShard(file, site, report);
    if (file.path.startsWith('/data/servers/')) compareEvidence(file, report);
    return isSearchRecord(file.path) ? { others: statedInRecords(file) } : undefined;
  },

  all(facts, _site, report) {
    for (const [page, { others }] of facts) {
      for (const line of others === '' ? [] : others.split('\n')) {
        const end = line.indexOf(' ');
        const path = line.slice(0, end);
        const own = facts.get(path)?.own;
        if (own === undefined) continue;
        comparing(page, path, report)(`beside ${path}`, line.slice(end + 1), own);
      }
    }
  },
};
