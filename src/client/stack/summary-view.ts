import { element } from '#client/element.ts';
import { CATEGORY_LABEL } from '#domain/risk/category.ts';
import { SEVERITY_LABEL, type Severity } from '#domain/risk/severity.ts';
import { exposureOf, type StackReport } from '#domain/stack/report.ts';
import { counted, link, severity } from './words.ts';

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

/** One line per kind of finding, worst first. */
function findings(host: ParentNode, report: StackReport): HTMLElement {
  const complete = report.together.filter(
    ({ state, legs }) => state === 'complete' && legs.length > 0,
  ).length;
  const sure = report.flaws.filter(({ found }) => found.state === 'affected').length;
  const worst = report.warnings.length;
  const unsure = report.flaws.length - sure;
  const lines: [number, Severity, string, string][] = [
    [complete, 'critical', '#together', counted(complete, 'dangerous combination')],
    [
      sure,
      'critical',
      '#flaws',
      `${counted(sure, 'known vulnerability', 'known vulnerabilities')} in the versions that run`,
    ],
    [
      report.secrets.length,
      'high',
      '#secrets',
      `${counted(report.secrets.length, 'secret')} in plain text`,
    ],
    [
      worst,
      'medium',
      '#launchers',
      `${counted(worst, 'way', 'ways')} of starting that can run something else tomorrow`,
    ],
    [
      unsure,
      'medium',
      '#flaws',
      `${counted(unsure, 'known vulnerability', 'known vulnerabilities')} that cannot be ruled out, as no version is given`,
    ],
    [
      report.collisions.length,
      'medium',
      '#collisions',
      `${counted(report.collisions.length, 'name')} that several servers use`,
    ],
    [
      report.unknown.length,
      'unknown',
      '#servers',
      `${counted(report.unknown.length, 'server')} of which nothing is known: count ${report.unknown.length === 1 ? 'it' : 'them'} as able to do anything`,
    ],
  ];
  const items = lines
    .filter(([count]) => count > 0)
    .map(([, level, href, words]) => element('li', '', shape(host, level), link(href, words)));
  if (items.length === 0)
    return element(
      'p',
      'mt-3',
      'Nothing was found in the file itself. Look at the tools below all the same.',
    );
  return element('ul', 'stack-findings', ...items);
}

function shape(host: ParentNode, level: Severity): HTMLElement {
  const made = element('span', 'stack-shape', severity(host, level));
  return made;
}
