import { routes } from '#routes';
import { site as names } from '#site';
import type { Check, Report } from './check.ts';
import type { TextFile } from './reading/site.ts';

const DAY = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Texts of all elements of a name that hold no others, entities decoded. */
export function elementTexts(xml: string, name: string): string[] {
  const pattern = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`, 'g');
  return [...xml.matchAll(pattern)].map(([, text = '']) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  );
}

type Problems = (file: TextFile) => string[];

function atom({ text }: TextFile): string[] {
  const problems: string[] = [];
  if (!text.includes('xmlns="http://www.w3.org/2005/Atom"')) problems.push('no Atom namespace');
  const entries = text.split('<entry>').slice(1);
  const ids = elementTexts(text, 'id');
  if (entries.length === 0) problems.push('no entries');
  if (new Set(ids).size !== ids.length) problems.push('two entries with one id');
  if (elementTexts(text, 'updated').some((day) => !DAY.test(day)))
    problems.push('a day in another form');
  for (const part of ['id', 'title', 'updated', 'link']) {
    if (entries.some((entry) => !entry.includes(`<${part}`)))
      problems.push(`an entry without ${part}`);
  }
  return problems;
}

function jsonFeed(file: TextFile): string[] {
  const { version, items } = file.json() as { version: string; items: Record<string, string>[] };
  const ids = items.map(({ id }) => id);
  return [
    ...(version === 'https://jsonfeed.org/version/1.1' ? [] : [`the version ${version}`]),
    ...(items.length > 0 ? [] : ['no items']),
    ...(new Set(ids).size === ids.length ? [] : ['two items with one id']),
    ...(items.every(({ id, url, title }) => id && url && title)
      ? []
      : ['an item without id, url or title']),
  ];
}

/** llms.txt: a heading, a quoted summary, then sections of links. */
function llms({ text }: TextFile): string[] {
  const lines = text.split('\n');
  const sections = lines.filter((line) => line.startsWith('## ')).length;
  const links = lines.filter((line) => line.startsWith('- '));
  const broken = links.find((line) => !/^- \[[^\]\n]+\]\(https?:[^)\s]+\)(: .+)?$/.test(line));
  return [
    ...(lines[0]?.startsWith('# ') ? [] : ['no heading in the first line']),
    ...(lines.some((line) => line.startsWith('> ')) ? [] : ['no summary']),
    ...(sections > 0 && links.length > 0 ? [] : ['no sections of links']),
    ...(broken === undefined ? [] : [`the line “${broken.slice(0, 80)}”`]),
  ];
}

const robots: Problems = ({ text }) =>
  text.includes(`Sitemap: ${names.origin}/sitemap-index.xml`) ? [] : ['no line for the sitemap'];

const sitemap: Problems = ({ text }) =>
  elementTexts(text, 'loc').length > 0 ? [] : ['no addresses'];

const FILES: Record<string, Problems> = {
  [routes.feed()]: atom,
  [routes.jsonFeed()]: jsonFeed,
  [routes.attackFeed()]: atom,
  [routes.attackJsonFeed()]: jsonFeed,
  [routes.llms()]: llms,
  '/robots.txt': robots,
  '/sitemap-index.xml': sitemap,
  '/sitemap-0.xml': sitemap,
};

export const machineFiles: Check<true> = {
  name: 'machine-files',
  promise: 'robots.txt, sitemap, feeds and llms.txt exist and follow their formats',
  things: 'files',

  file(file, _site, report: Report) {
    const problems = FILES[file.path];
    if (!problems) return undefined;
    report.saw();
    for (const found of problems(file)) {
      report.fail({ page: file.path, found, expected: 'a valid file of its format' });
    }
    return true;
  },

  all(seen, _site, report) {
    for (const path of Object.keys(FILES)) {
      if (!seen.has(path)) report.fail({ page: path, found: 'nothing there', expected: 'a file' });
    }
  },
};
