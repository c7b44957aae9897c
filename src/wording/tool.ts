import type { Assessment } from '#domain/risk/assessment.ts';
import { firstSentences } from '#domain/risk/quoted-words.ts';
import type { Server } from '#domain/server.ts';
import type { Tool } from '#domain/tool.ts';
import { excerpt, plainForeignText } from '#domain/upstream-text.ts';
import { type Report, reportOf } from './report.ts';
import { CATEGORY_LABEL, SEVERITY_LABEL } from './risk.ts';

type Described = Pick<Tool, 'name' | 'summary' | 'description' | 'parameters'>;

/**
 * One or two sentences on what the tool does: our summary, a quotation, or that nothing is said.
 * Cut to `limit` graphemes where one is given; a quotation is always closed.
 */
export function purpose(tool: Described, limit?: number): string {
  if (tool.summary !== undefined) {
    return limit === undefined ? tool.summary : excerpt(tool.summary, limit);
  }
  if (tool.description !== undefined) {
    const most = limit ?? 220;
    const words = excerpt(firstSentences(tool.description, most) ?? tool.description, most);
    return `The server says: “${words.replace(/[.。]+$/, '')}”.`;
  }
  const known = tool.parameters?.length ? 'its name and parameters are' : 'its name is';
  return `The server publishes no description. Only ${known} known.`;
}

/** "severity High, category Write" */
export function verdictText({
  severity,
  category,
}: Pick<Assessment, 'severity' | 'category'>): string {
  return `severity ${SEVERITY_LABEL[severity]}, category ${CATEGORY_LABEL[category]}`;
}

/** The page's description for search engines: name, server, verdict, purpose. One per tool. */
export function toolDescription(
  tool: Tool & { readonly assessment: Assessment },
  server: Pick<Server, 'label'>,
): string {
  return `${plainForeignText(tool.name)} on ${server.label}: ${verdictText(tool.assessment)}. ${purpose(tool, 160)}`;
}

/** A report that the verdict on a tool is wrong, with the rules that led to it. */
export function wrongVerdict(
  server: string,
  tool: { readonly name: string; readonly assessment: Assessment },
): Report {
  const rules = new Set(tool.assessment.derivation.flatMap(({ rule }) => rule ?? []));
  return reportOf('verdict-wrong', `Wrong verdict: ${tool.name} (${server})`, {
    server,
    tool: tool.name,
    verdict: verdictText(tool.assessment),
    rules: [...rules].join(', ') || 'none',
  });
}
