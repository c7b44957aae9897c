import { jsonLd, strings } from './json-ld.ts';
import { type Element, find, first, meta, type Page, textOf, withClass, withId } from './page.ts';

/** A place on a tool page that states its verdict, with the words that stand there. */
export interface Stated {
  readonly place: string;
  readonly severity?: string | undefined;
  readonly category?: string | undefined;
}

const WORDS = /severity (\w+), category (\w+)/;

function fromSentence(place: string, text: string | undefined): Stated {
  const [, severity, category] = WORDS.exec(text ?? '') ?? [];
  return { place, severity: severity ?? '(nothing)', category: category ?? '(nothing)' };
}

function fact(page: Page, term: string): string {
  const rail = first(page, withClass('rail'));
  const dt = rail && first(page, (one) => one.name === 'dt' && textOf(page, one) === term, rail);
  const dd = dt?.parent && first(page, ({ name }) => name === 'dd', dt.parent);
  return dd ? textOf(page, dd) : '(nothing)';
}

/** The answer to a question on the page. */
export function answer(page: Page, id: string): string {
  const details = first(page, withId(`question-${id}`));
  const text = details && first(page, ({ name }) => name === 'p', details);
  return text ? textOf(page, text) : '';
}

function kindInAnswer(text: string): string {
  const [, kind] = /.*\bIt is (?:an? )?(\w+ tool|tool of unknown effect): /.exec(text) ?? [];
  if (kind === 'tool of unknown effect') return 'Unknown';
  return kind?.replace(/ tool$/, '') ?? '(nothing)';
}

function inVerdictLine(page: Page): Stated {
  const line = first(page, withClass('verdict'));
  const text = (test: (element: Element) => boolean): string => {
    const found = line && first(page, test, line);
    return found ? textOf(page, found) : '(nothing)';
  };
  return {
    place: 'the verdict line',
    severity: text(withClass('severity')),
    category: text(withClass('chip')),
  };
}

function inJsonLd(page: Page): Stated[] {
  return jsonLd(page).flatMap((entry): Stated[] => {
    if (entry['@type'] === 'TechArticle') {
      return [fromSentence('the abstract in JSON-LD', String(entry['abstract']))];
    }
    if (entry['@type'] !== 'FAQPage') return [];
    const answers = [...strings(entry)].filter(([key]) => key === 'text').map(([, text]) => text);
    return [
      { place: 'the answer on risk in JSON-LD', severity: answers[2]?.split(':')[0] ?? '' },
      { place: 'the answer on what it does in JSON-LD', category: kindInAnswer(answers[0] ?? '') },
    ];
  });
}

function inReport(page: Page): Stated {
  const link = find(page, ({ attributes }) => /[?&]body=/.test(attributes['href'] ?? ''))[0];
  const body = new URLSearchParams(link?.attributes['href']?.split('?')[1]).get('body');
  return fromSentence('the report behind “This is wrong”', body ?? '');
}

/** Every place on a tool page, outside lists of other tools, that states the tool's verdict. */
export function statedVerdicts(page: Page): Stated[] {
  return [
    inVerdictLine(page),
    { place: 'the facts', severity: fact(page, 'Severity'), category: fact(page, 'Category') },
    { place: 'the answer on risk', severity: answer(page, 'risk').split(':')[0] ?? '' },
    { place: 'the answer on what it does', category: kindInAnswer(answer(page, 'what')) },
    fromSentence('the page’s description', meta(page, 'description')),
    inReport(page),
    ...inJsonLd(page),
  ];
}
