import type { Tool } from '../tool.ts';
import { excerpt } from '../upstream-text.ts';

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
    return `The server says: “${excerpt(tool.description, limit ?? 220).replace(/[.。]+$/, '')}”.`;
  }
  const parameters = tool.parameters?.length ? ' its name and parameters' : ' its name';
  return `The server publishes no description. Only${parameters} are known.`.replace(
    'name are',
    'name is',
  );
}
