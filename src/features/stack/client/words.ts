import type { Severity } from '#domain/risk/severity.ts';
import type { CallableTool } from '#domain/stack/callable.ts';
import { routes } from '#routes';
import { element } from '#ui/client/element.ts';
import { foreignText } from '#ui/client/foreign-text.ts';
import { severityMark } from '#ui/client/severity-mark.ts';

type Piece = Node | string;

export { counted } from '#wording/sentence.ts';

export function link(href: string, ...content: Piece[]): HTMLAnchorElement {
  const made = element('a', '', ...content);
  made.href = href;
  return made;
}

/** The name of a tool, which leads to its page. */
export function toolLink({ serverSlug, tool }: CallableTool): HTMLAnchorElement {
  const made = link(routes.tool(serverSlug, tool.slug), ...foreignText(tool.name));
  made.className = 'mono';
  return made;
}

export const name = (text: string): HTMLElement => element('span', 'mono', ...foreignText(text));

/** Pieces with commas between them. */
export const listed = (pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap((piece, index) => (index > 0 ? [', ', piece] : [piece]));

/** Shape and word of a severity, as everywhere on the site. */
export function severity(host: ParentNode, value: Severity): Node {
  return severityMark(host, value) ?? element('span', '', value);
}
