import type { CallableTool } from '#domain/stack/callable.ts';
import type { StackReport } from '#domain/stack/report.ts';
import { element } from '#ui/client/element.ts';
import { CATEGORY_LABEL } from '#wording/risk.ts';
import { fold } from './fold.ts';
import { name, severity, toolLink } from './words.ts';

const SHOWN = 15;

/** Every tool, worst first: the first of them, and the rest behind a fold. */
export function toolsView(host: ParentNode, { tools }: StackReport): Node[] {
  if (tools.length === 0) return [element('p', '', 'No tool of these servers is known.')];
  const list = (some: readonly CallableTool[]) =>
    element('ul', 'tool-list', ...some.map((one) => row(host, one)));
  const rest = tools.slice(SHOWN);
  const first = list(tools.slice(0, SHOWN));
  if (rest.length === 0) return [first];
  return [first, fold(`and ${rest.length.toLocaleString('en')} more`, () => [list(rest)])];
}

function row(host: ParentNode, one: CallableTool): HTMLElement {
  const category = CATEGORY_LABEL[one.tool.category];
  const about = element('span', 'soft small about', category, ', ', name(one.server));
  if (one.unasked) about.append(', without asking');
  const made = toolLink(one);
  made.className = 'name';
  return element(
    'li',
    '',
    severity(host, one.tool.severity),
    element('div', 'row', made, ' ', about),
  );
}
