import type { Assessment } from '../risk/assessment.ts';
import type { Server } from '../server.ts';
import { verdictText } from './tool-description.ts';

/** Address of an issue form, filled in with the tool, its verdict and the rules that led to it. */
export function reportUrl(
  form: string,
  server: Pick<Server, 'slug'>,
  tool: { readonly name: string; readonly assessment: Assessment },
): string {
  const rules = [...new Set(tool.assessment.derivation.map((step) => step.rule))];
  const body = [
    `Server: ${server.slug}`,
    `Tool: ${tool.name}`,
    `Verdict: ${verdictText(tool.assessment)}`,
    `Rules: ${rules.join(', ') || 'none'}`,
    '',
    'What is wrong, and what shows it:',
    '',
  ].join('\n');
  const title = `Wrong: ${tool.name} (${server.slug})`.slice(0, 200).toWellFormed();
  const query = new URLSearchParams({ title, body: body.toWellFormed() });
  return `${form}?${query}`;
}
