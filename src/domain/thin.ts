import type { Tool } from './tool.ts';

/** A tool of which nothing but the name, and perhaps parameters, is known: its page is `noindex`. */
export function isThin(tool: Pick<Tool, 'summary' | 'description'>): boolean {
  return tool.summary === undefined && tool.description === undefined;
}
