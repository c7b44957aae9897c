import type { Severity } from '#domain/risk/severity.ts';
import { findingsOf, type StackFinding } from '#domain/stack/findings.ts';
import { exposureOf, type StackReport } from '#domain/stack/report.ts';
import { element } from '#ui/client/element.ts';
import { CATEGORY_LABEL, SEVERITY_LABEL } from '#wording/risk.ts';
import { findingWords } from '#wording/stack.ts';
import { link, severity } from './words.ts';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 600;

/** How many tools by severity and category, and what was found, each with a link to its part. */
export function summaryView(host: ParentNode, report: StackReport): Node[] {
  const nodes: Node[] = [findings(host, report)];
  if (report.tools.length > 0) nodes.push(bar(report), levels(host, report), table(report));
  return nodes;
}

function bar(report: StackReport): SVGElement {
  const { severities, totals } = exposureOf(report.tools);
  const made = document.createElementNS(SVG, 'svg');
  made.setAttribute('class', 'exposure mt-4');
  made.setAttribute('viewBox', `0 0 ${WIDTH} 10`);
  made.setAttribute('preserveAspectRatio', 'none');
  made.setAttribute('aria-hidden', 'true');
  let x = 0;
  severities.forEach((level, index) => {
    const width = ((totals[index] ?? 0) / report.tools.length) * WIDTH;
    const part = document.createElementNS(SVG, 'rect');
    part.setAttribute('class', `tone-${level}`);
    part.setAttribute('x', x.toFixed(2));
    part.setAttribute('y', '0');
    part.setAttribute('width', Math.max(width - 2, 1).toFixed(2));
    part.setAttribute('height', '10');
    made.append(part);
    x += width;
  });
  return made;
}

function levels(host: ParentNode, report: StackReport): HTMLElement {
  const { severities, totals } = exposureOf(report.tools);
  const items = severities.map((level, index) =>
    element(
      'li',
      '',
      element('strong', '', String(totals[index] ?? 0)),
      ' ',
      severity(host, level),
    ),
  );
  return element('ul', 'stack-levels', ...items);
}

function table({ tools }: StackReport): HTMLElement {
  const { severities, rows } = exposureOf(tools);
  const head = element('tr', '', column('Category'));
  for (const level of severities) head.append(column(SEVERITY_LABEL[level]));
  head.append(column('All'));
  const body = rows.map(({ category, counts, total }) => {
    const title = element('th', '', CATEGORY_LABEL[category]);
    title.scope = 'row';
    const cells = counts.map((count, index) => cell(count, label(severities[index])));
    return element('tr', '', title, ...cells, cell(total, 'All'));
  });
  const caption = element('caption', 'sr-only', 'Tools by category and severity');
  const made = element('table', 'table stack-counts', caption);
  made.append(element('thead', '', head), element('tbody', '', ...body));
  return made;
}

const label = (level: Severity | undefined): string => (level ? SEVERITY_LABEL[level] : '');

function column(words: string): HTMLElement {
  const made = element('th', '', words);
  made.scope = 'col';
  return made;
}

function cell(count: number, words: string): HTMLElement {
  const made = element('td', count === 0 ? 'soft' : '', count === 0 ? '–' : String(count));
  made.dataset['label'] = words;
  return made;
}

const PLACE: Record<StackFinding['kind'], string> = {
  combinations: 'together',
  affected: 'flaws',
  'perhaps-affected': 'flaws',
  secrets: 'secrets',
  'launch-warnings': 'launchers',
  collisions: 'collisions',
  'unknown-servers': 'servers',
};

/** One line per kind of finding, worst first. */
function findings(host: ParentNode, report: StackReport): HTMLElement {
  const items = findingsOf(report).map((finding) =>
    element(
      'li',
      '',
      element('span', '', severity(host, finding.severity)),
      link(`#${PLACE[finding.kind]}`, findingWords(finding)),
    ),
  );
  if (items.length > 0) return element('ul', 'stack-findings', ...items);
  const words = 'Nothing was found in the file itself. Look at the tools below all the same.';
  return element('p', 'mt-3', words);
}
