import type { CallableTool } from '#domain/stack/callable.ts';
import { element } from '#ui/client/element.ts';
import { fold } from './fold.ts';
import { listed, name, toolLink } from './words.ts';

const SHOWN = 5;

/** Links to tools, by the server that they belong to; many of them behind a fold. */
export function toolNames(tools: readonly CallableTool[]): HTMLElement {
  const rest = tools.slice(SHOWN);
  const made = element('div', '', ...byServer(tools.slice(0, SHOWN)));
  if (rest.length > 0)
    made.append(fold(`and ${rest.length.toLocaleString('en')} more`, () => byServer(rest)));
  return made;
}

function byServer(tools: readonly CallableTool[]): HTMLElement[] {
  return [...Map.groupBy(tools, ({ server }) => server)].map(([server, same]) =>
    element('p', '', element('span', 'soft', name(server), ': '), ...listed(same.map(toolLink))),
  );
}

export const withServer = (tool: CallableTool): HTMLElement =>
  element('span', '', toolLink(tool), element('span', 'soft small', ' of ', name(tool.server)));
