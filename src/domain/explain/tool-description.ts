import type { Assessment } from '../risk/assessment.ts';
import { CATEGORY_LABEL } from '../risk/category.ts';
import { SEVERITY_LABEL } from '../risk/severity.ts';
import type { Server } from '../server.ts';
import type { Tool } from '../tool.ts';
import { plainForeignText } from '../upstream-text.ts';
import { purpose } from './purpose.ts';

/** "Severity High, category Write" */
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
