import { byCategory, bySeverity, type ExposureCount } from '#domain/exposure.ts';
import { readPackage } from '#domain/identity.ts';
import type { CONTROL_KINDS, Server } from '#domain/server.ts';
import { excerpt } from '#domain/upstream-text.ts';
import { CATEGORY_LABEL, SEVERITY_LABEL } from './risk.ts';

type Named = Pick<Server, 'label' | 'packages' | 'repository' | 'known'>;

/** "the Tempo server", without saying "server" twice. */
export function theServer({ label }: Pick<Server, 'label'>): string {
  return /\bserver\b/i.test(label) ? label : `the ${label} server`;
}

/** Package and version, or repository with commit and folder: what identifies the server. */
export function identityText(server: Named): string | null {
  const published = readPackage(server);
  if (published) {
    const { registry, name, version } = published;
    return `${registry} package ${name}${version ? ` ${version}` : ''}`;
  }
  if (!server.repository) return null;
  const { url, commit, folder } = server.repository;
  const where = folder ? `, folder ${folder}` : '';
  return `${url.replace(/^https?:\/\//, '')}${commit ? ` at ${commit.slice(0, 7)}` : ''}${where}`;
}

/** "61 tools", "1 tool", "1 of 17 tools known". */
export function toolCountText(count: number, known?: Server['known']): string {
  if (known) return `${known.tools} of ${known.of} tools known`;
  return `${count.toLocaleString('en')} ${count === 1 ? 'tool' : 'tools'}`;
}

/** "61 tools: 2 critical, 12 high" */
export function exposureText(
  server: Pick<Server, 'known'> & { readonly toolCount: number },
  counts: readonly ExposureCount[],
): string {
  const levels = bySeverity(counts).map(
    ({ severity, tools }) => `${tools} ${SEVERITY_LABEL[severity].toLowerCase()}`,
  );
  return `${toolCountText(server.toolCount, server.known)}: ${levels.join(', ')}`;
}

/** The server page's description for search engines. */
export function serverDescription(
  server: Pick<Server, 'label' | 'summary' | 'description' | 'known'> & { toolCount: number },
  counts: readonly ExposureCount[],
): string {
  const about =
    server.summary ??
    (server.description ? `The server says: “${excerpt(server.description, 140)}”` : '');
  return `${server.label}, an MCP server with ${exposureText(server, counts)}. ${about}`.trim();
}

/** "12 Write, 3 Read" */
export function categoriesText(counts: readonly ExposureCount[]): string {
  return byCategory(counts)
    .map(({ category, tools }) => `${tools} ${CATEGORY_LABEL[category]}`)
    .join(', ');
}

interface SameTools {
  readonly sameRepository: boolean;
  readonly otherFolder: boolean;
  readonly sameDefinitions: boolean;
}

/** What an equal list of tools on another server suggests. It never says which of them came first. */
export function sameToolsWords({
  sameRepository,
  otherFolder,
  sameDefinitions,
}: SameTools): string {
  if (sameRepository && otherFolder)
    return 'another folder of the same repository: a sister of this server';
  if (sameRepository) return 'the same repository: probably the same server, listed twice';
  return sameDefinitions
    ? 'the same definitions, word for word: probably a fork or a copy'
    : 'the same names, other definitions: probably a fork, or another version';
}

export const SERVER_CONTROL_LABEL: Record<(typeof CONTROL_KINDS)[number], string> = {
  'read-only': 'Read-only mode',
  toolset: 'Choice of tools',
  confirm: 'Confirmation',
  'dry-run': 'Dry run',
  scope: 'Scope',
};

export const SERVER_CONTROL_MEANING: Record<(typeof CONTROL_KINDS)[number], string> = {
  'read-only': 'A switch of the server that takes every tool away that changes something.',
  toolset: 'The server lets you choose which of its tools it offers.',
  confirm: 'A call does nothing until an argument or a second call confirms it.',
  'dry-run': 'A call can show what it would do without doing it.',
  scope: 'The token or role that you give the server bounds what its tools can reach.',
};
