import { element } from '#client/element.ts';
import { CATEGORY_LABEL } from '#domain/risk/category.ts';
import type { StackReport } from '#domain/stack/report.ts';
import { name, severity, toolLink } from './words.ts';

const SHOWN = 15;

/** Every tool, worst first: the first of them, and the rest behind a fold. */
export function toolsView(host: ParentNode, { tools }: StackReport): Node[] {
  const rows = tools.map((one) => {
    const about = element(
      'span',
      'soft small about',
      CATEGORY_LABEL[one.tool.category],
      ', ',
      name(one.server),
    );
    if (one.unasked) about.append(', without asking');
    const link = toolLink(one);
    link.className = 'name';
    return element(
      'li',
      '',
      severity(host, one.tool.severity),
      element('div', 'row', link, ' ', about),
    );
  });
  if (rows.length === 0) return [element('p', '', 'No tool of these servers is known.')];
  const shown = rows.slice(0, SHOWN);
  const rest = rows.slice(SHOWN);
  const first = element('ul', 'tool-list', ...shown);
  if (rest.length === 0) return [first];
  const fold = element('details', 'stack-more');
  const words = `and ${rest.length.toLocaleString('en')} more`;
  fold.append(element('summary', '', words), element('ul', 'tool-list', ...rest));
  return [first, fold];
}
