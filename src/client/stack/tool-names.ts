import { element } from '#client/element.ts';
import type { CallableTool } from '#domain/stack/callable.ts';
import { listed, name, toolLink } from './words.ts';

const SHOWN = 5;

/** Links to tools, grouped by the server that they belong to; many of them behind a fold. */
export function toolNames(tools: readonly CallableTool[]): HTMLElement {
  const list = element('span', '', ...listed(tools.slice(0, SHOWN).map(withServer)));
  const rest = tools.slice(SHOWN);
  if (rest.length === 0) return list;
  const fold = element('details', 'stack-more');
  fold.append(
    element('summary', '', `and ${rest.length.toLocaleString('en')} more`),
    element('p', '', ...listed(rest.map(withServer))),
  );
  return element('div', '', list, fold);
}

export const withServer = (tool: CallableTool): HTMLElement =>
  element(
    'span',
    'stack-tool',
    toolLink(tool),
    element('span', 'soft small', ' of ', name(tool.server)),
  );
