import { aliasesOf } from '#domain/attack/alias.ts';
import { attackLine } from '#domain/attack/attack-line.ts';
import type { Capability } from '#domain/risk/capability.ts';
import type { RiskCategory } from '#domain/risk/category.ts';
import type { Severity } from '#domain/risk/severity.ts';
import { nameKey } from '#domain/search/name-key.ts';
import type { SearchRecord } from '#domain/search/search-record.ts';
import { excerpt, plainForeignText } from '#domain/upstream-text.ts';
import { allAttacks } from '#queries/attacks.ts';
import { type Catalogue, rows } from '#queries/database.ts';
import { outlineNames } from '#queries/outlines.ts';
import { routes } from '#routes';
import { OUTLINE_MARK } from '#wording/outline.ts';
import { toolCountText } from '#wording/server.ts';

const LENGTH = 160;

/** Our own words as they are, those of others in quotation marks. */
function line(summary: string | null, description: string | null, none: string): string {
  if (summary !== null) return excerpt(summary, LENGTH);
  return description === null ? none : `“${excerpt(description, LENGTH)}”`;
}

interface ServerRow {
  slug: string;
  label: string;
  title: string;
  vendor: string | null;
  packages: string;
  summary: string | null;
  description: string | null;
  use: number;
}

/** Who makes a server, unless its name says that, and the package that it comes in. */
function origin({ label, vendor }: ServerRow, [name = null]: readonly (string | null)[]): string {
  const isSaid = vendor === null || nameKey(vendor) === nameKey(label);
  return plainForeignText([isSaid ? null : vendor, name].filter(isName).join(', '));
}

/** Packages are known by name; an address in the place of a name says nothing to look for. */
const isName = (name: string | null): name is string => name !== null && !name.includes(':');

/** How widely a server is used, roughly, so that the index seldom changes with it. */
const USE = 'coalesce((SELECT level FROM server_use WHERE server = slug), 0) AS use';

/** The slugs of all servers. Of pages that match alike, search puts those first that were indexed first. */
export const serversToSearch = (db: Catalogue): string[] =>
  rows<{ slug: string }>(db, `SELECT slug, ${USE} FROM server ORDER BY use DESC, slug`).map(
    ({ slug }) => slug,
  );

export function serverRecords(db: Catalogue): SearchRecord[] {
  const sql = `SELECT slug, label, title, vendor, summary,
      (SELECT json_group_array(name ORDER BY position) FROM package p WHERE p.server = slug)
        AS packages,
      substr(description, 1, 2000) AS description, ${USE}
    FROM server ORDER BY use DESC, slug`;
  return rows<ServerRow>(db, sql).map((server) => {
    const packages = JSON.parse(server.packages) as string[];
    return {
      kind: 'server',
      url: routes.server(server.slug),
      title: plainForeignText(server.label),
      about: origin(server, packages),
      text: line(server.summary, server.description, 'A server without a description.'),
      names: [server.label, server.title, server.slug, ...packages.filter(isName)],
      use: server.use,
    };
  });
}

interface ToolRow {
  name: string;
  slug: string;
  title: string | null;
  server: string;
  label: string;
  summary: string | null;
  description: string | null;
  category: RiskCategory;
  severity: Severity;
  capabilities: string;
  use: number;
}

/** The records of one server's tools. */
export function toolRecords(db: Catalogue, server: string): SearchRecord[] {
  const sql = `SELECT t.name, t.slug, t.title, t.server, s.label, t.summary,
      substr(t.description, 1, 2000) AS description, t.category, t.severity,
      (SELECT json_group_array(capability ORDER BY capability)
        FROM tool_capability WHERE tool = t.id) AS capabilities,
      coalesce((SELECT level FROM server_use WHERE server = t.server), 0) AS use
    FROM tool t JOIN server s ON s.slug = t.server WHERE t.server = ? ORDER BY t.slug`;
  return rows<ToolRow>(db, sql, server).map((tool) => ({
    kind: 'tool',
    url: routes.tool(tool.server, tool.slug),
    title: plainForeignText(tool.name),
    about: plainForeignText(tool.label),
    text: line(tool.summary, tool.description, 'A tool without a description.'),
    names: [tool.name, tool.title ?? ''],
    category: tool.category,
    severity: tool.severity,
    capabilities: JSON.parse(tool.capabilities) as Capability[],
    use: tool.use,
  }));
}

/** Outlined servers, which are also found by the names of their tools. */
export function outlineRecords(db: Catalogue): SearchRecord[] {
  return outlineNames(db).map(({ slug, label, packageName, tools }) => ({
    kind: 'outline',
    url: routes.server(slug),
    title: label,
    about: OUTLINE_MARK,
    text: `${toolCountText(tools.length)}: ${excerpt(tools.join(', '), LENGTH)}`,
    names: [label, slug, label.split('/').at(-1) ?? '', ...(packageName ? [packageName] : [])],
    further: tools.map((name) => name.replaceAll(/[^A-Za-z0-9]+/g, ' ')).join(' '),
  }));
}

export function attackRecords(db: Catalogue): SearchRecord[] {
  return allAttacks(db).map((entry) => {
    const { id, slug, kind, name, text, severity, words, facets } = attackLine(entry);
    return {
      kind: 'attack',
      url: routes.attack(slug),
      title: name,
      about: kind === 'pattern' ? id : `${id}, ${kind}`,
      text,
      names: [name, ...aliasesOf(entry).map(({ label }) => label)],
      further: words,
      ...(severity ? { severity } : {}),
      capabilities: facets.capability as readonly Capability[],
    };
  });
}
