import { CATEGORY_LABEL, RISK_CATEGORIES, type RiskCategory } from '../risk/category.ts';
import { SEVERITIES, SEVERITY_LABEL, type Severity } from '../risk/severity.ts';
import type { Server } from '../server.ts';
import { excerpt } from '../upstream-text.ts';
import { toolCountText } from './server-name.ts';

interface Count {
  readonly category: RiskCategory;
  readonly severity: Severity;
  readonly tools: number;
}

/** Tools per severity, worst first, without those that do not occur. */
export function bySeverity(counts: readonly Count[]): { severity: Severity; tools: number }[] {
  return SEVERITIES.map((severity) => ({
    severity,
    tools: counts.filter((one) => one.severity === severity).reduce((n, one) => n + one.tools, 0),
  })).filter(({ tools }) => tools > 0);
}

/** Tools per category, in order of precedence, without those that do not occur. */
export function byCategory(counts: readonly Count[]): { category: RiskCategory; tools: number }[] {
  return RISK_CATEGORIES.map((category) => ({
    category,
    tools: counts.filter((one) => one.category === category).reduce((n, one) => n + one.tools, 0),
  })).filter(({ tools }) => tools > 0);
}

/** "61 tools: 2 critical, 12 high, …" */
export function exposureText(
  server: Pick<Server, 'known'> & { readonly toolCount: number },
  counts: readonly Count[],
): string {
  const levels = bySeverity(counts).map(
    ({ severity, tools }) => `${tools} ${SEVERITY_LABEL[severity].toLowerCase()}`,
  );
  return `${toolCountText(server.toolCount, server.known)}: ${levels.join(', ')}`;
}

/** The server page's description for search engines. */
export function serverDescription(
  server: Pick<Server, 'label' | 'summary' | 'description' | 'known'> & { toolCount: number },
  counts: readonly Count[],
): string {
  const about =
    server.summary ??
    (server.description ? `The server says: “${excerpt(server.description, 140)}”` : '');
  return `${server.label}, an MCP server with ${exposureText(server, counts)}. ${about}`.trim();
}

/** "12 Write, 3 Read" */
export function categoriesText(counts: readonly Count[]): string {
  return byCategory(counts)
    .map(({ category, tools }) => `${tools} ${CATEGORY_LABEL[category]}`)
    .join(', ');
}
