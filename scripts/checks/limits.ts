import { recommend } from '#domain/policy/recommend.ts';
import { presetById } from '#queries/presets.ts';
import type { Check, Report } from './check.ts';
import { limitsInFile, limitsInWords, limitsOfRule } from './reading/limit-words.ts';
import { find, first, named, type Page, textOf, withClass, withId } from './reading/page.ts';
import { pageKind } from './reading/page-kind.ts';
import type { Site } from './reading/site.ts';
import { type Snippet, snippetsOf } from './reading/snippet.ts';
import { answer } from './reading/stated-verdict.ts';
import { toolOnPage } from './reading/tool-on-page.ts';

/** The targets whose files hold numbers of calls. */
const COUNTING = ['policylayer', 'intercept'];
const none = (limits: string): string => (limits === '' ? 'no limit' : limits);

function ruleSentence(page: Page): string {
  const section = first(page, withId('policy'))?.parent;
  const text = section && first(page, named('p'), section);
  return text ? textOf(page, text) : '';
}

const countingFiles = (page: Page): Snippet[] =>
  snippetsOf(page).filter(
    ({ id, target }) => COUNTING.includes(target) && id.startsWith('policy-'),
  );

/** What the page says that a file does. */
function effectOf(page: Page, { id }: Snippet): string {
  const panel = first(page, withId(id.replace(/-file$/, '')));
  const effect = panel && first(page, withClass('effect'), panel);
  return effect ? textOf(page, effect) : '';
}

/** True where a sentence under the file says that it cannot count as the rule does. */
function isExplained(page: Page, { id }: Snippet, right: string): boolean {
  const panel = first(page, withId(id.replace(/-file$/, '')));
  const sentences = panel ? find(page, named('li'), panel) : [];
  return sentences.some((one) =>
    right.split(', ').every((limit) => limitsInWords(textOf(page, one)).includes(limit)),
  );
}

function compareTool(page: Page, site: Site, report: Report): void {
  const tool = toolOnPage(page, site);
  if (!tool) return;
  const rule = recommend(tool.assessment, presetById(site.catalogue, 'careful'));
  const right = limitsOfRule(rule.limits);
  const compare = (place: string, limits: string, expected: string, from: string) => {
    report.saw();
    if (limits === expected) return;
    report.fail({
      page: page.url,
      found: `${place}: ${none(limits)}`,
      expected: none(expected),
      from,
    });
  };
  const rules = 'the preset and the verdict';
  compare('the sentence of the rule', limitsInWords(ruleSentence(page)), right, rules);
  compare('the answer on limits', limitsInWords(answer(page, 'limit')), right, rules);
  for (const snippet of countingFiles(page)) {
    const inFile = limitsInFile(snippet.target, snippet.value()).get(tool.name) ?? '';
    const effect = effectOf(page, snippet);
    compare(
      `what the file for ${snippet.target} is said to do`,
      limitsInWords(effect),
      inFile,
      'the file',
    );
    if (effect.includes('Every call of this tool is refused')) continue;
    if (!isExplained(page, snippet, right)) {
      compare(`the file for ${snippet.target}`, inFile, right, rules);
    }
  }
}

/** On a page of a whole server: the column "Rule" beside what the file for Intercept says. */
function compareServer(page: Page, report: Report): void {
  const snippet = countingFiles(page).find(({ target }) => target === 'intercept');
  const body = first(page, withId('tool-rows'));
  if (!snippet || !body) return;
  const counted = limitsInFile('intercept', snippet.value());
  for (const row of find(page, named('tr'), body)) {
    const link = first(page, named('a'), row);
    const cell = first(page, ({ attributes }) => attributes['data-label'] === 'Rule', row);
    const text = cell ? textOf(page, cell) : '';
    if (!link || !text.startsWith('Allow')) continue;
    report.saw();
    const name = textOf(page, link);
    const stated = limitsInWords(text);
    const inFile = counted.get(name) ?? '';
    if (stated === inFile) continue;
    const found = `the column Rule for ${name}: ${none(stated)}`;
    report.fail({ page: page.url, found, expected: none(inFile), from: 'the file for Intercept' });
  }
}

export const limits: Check = {
  name: 'limits',
  promise:
    'the numbers of calls in answers, sentences and tables are those of the rule and of the file',
  things: 'statements of limits',

  page(page, site, report) {
    const kind = pageKind(page.url);
    if (kind === 'tool') compareTool(page, site, report);
    if (kind === 'server' || kind === 'server policy') compareServer(page, report);
  },
};
