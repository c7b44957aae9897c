import { existsSync, readFileSync } from 'node:fs';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import { TARGETS } from '#domain/policy/targets/index.ts';
import type { Check } from './check.ts';
import { type Element, find, first, type Page, textOf, withClass, withId } from './reading/page.ts';
import { canParse } from './reading/parse-snippet.ts';
import { codeInProse, type Snippet, snippetsOf } from './reading/snippet.ts';

const FOLDER = new URL('../../src/domain/policy/targets/', import.meta.url);

const compiled = new Map<string, ValidateFunction | undefined>();

/** Our own schema of a target's format, where its folder has one. */
function schemaOf(target: string): ValidateFunction | undefined {
  if (compiled.has(target)) return compiled.get(target);
  const file = new URL(`${target}/schema.json`, FOLDER);
  const schema = existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as object);
  const validate = schema ? new Ajv2020({ strictTypes: false }).compile(schema) : undefined;
  compiled.set(target, validate);
  return validate;
}

/** Names that are the same kind of word in every format, no keyword and no number; and one of each kind. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/^[a-z]{2,}(_[a-z]{2,})+$/, 'some_name'],
  [/^[a-z]{2,}(-[a-z]{2,})+$/, 'some-name'],
  [/^[a-z]{2,}([A-Z][a-z]+)+$/, 'someName'],
];
const MOST = 5000;
const sound = new Set<string>();

/** What is wrong with a file, or null. Files that differ only in a plain name are judged once. */
function problem(file: Snippet, name: string): string | null {
  const plain = PLAIN.find(([kind]) => kind.test(name));
  const shape = plain ? file.text.replaceAll(name, plain[1]) : file.text;
  const key = `${file.target} ${file.language} ${shape}`;
  if (sound.has(key)) return null;
  const wrong = judge(file);
  if (wrong !== null) return wrong;
  if (sound.size >= MOST) sound.clear();
  if (shape.length < 2000) sound.add(key);
  return null;
}

/** Name of the tool that the page is about, if it is about one. */
function nameOnPage(page: Page): string {
  const article = first(page, ({ attributes }) => attributes['data-tool'] !== undefined);
  return article?.attributes['data-tool'] ?? '';
}

function judge(file: Snippet): string | null {
  let value: unknown;
  try {
    value = file.value();
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? 'broken';
  }
  const validate = schemaOf(file.target);
  if (!validate || validate(value)) return null;
  const [error] = validate.errors ?? [];
  return `${error?.instancePath || 'the whole'} ${error?.message}`;
}

/** True where a panel refers to the file above, and that file is said to refuse every call. */
function isRefusedAbove(page: Page, panel: Element): boolean {
  if (!/\bfile above refuses every call\b/.test(textOf(page, panel))) return false;
  const above = first(page, withId(`policy-${panel.attributes['data-panel']}`));
  const effect = above && above.at < panel.at && first(page, withClass('effect'), above);
  return effect ? /\b(every call|a call to it)\b.* is refused/i.test(textOf(page, effect)) : false;
}

function isAnswered(page: Page, panel: Element): boolean {
  const file = first(page, ({ attributes }) => attributes['data-target'] !== undefined, panel);
  const reason = first(page, withClass('note'), panel);
  return file !== undefined || reason !== undefined || isRefusedAbove(page, panel);
}

/** The targets for which a group of tabs shows neither a file nor the reason for having none. */
function withoutFile(page: Page): string[] {
  return find(page, ({ name }) => name === 'format-tabs').flatMap((tabs) => {
    const panels = find(page, ({ attributes }) => attributes['data-panel'] !== undefined, tabs);
    const answered = panels.filter((panel) => isAnswered(page, panel));
    const ids = new Set(answered.map(({ attributes }) => attributes['data-panel']));
    return TARGETS.filter(({ id }) => !ids.has(id)).map(({ label }) => label);
  });
}

export const snippets: Check = {
  name: 'snippets',
  promise: 'every policy file on a page parses in its format and fits the schema of its target',
  things: 'files',

  page(page, _site, report) {
    const name = nameOnPage(page);
    const inProse = codeInProse(page).filter(({ language }) => canParse(language));
    for (const snippet of [...snippetsOf(page), ...inProse]) {
      report.saw();
      const wrong = problem(snippet, name);
      const where = `${snippet.id} (${snippet.target || snippet.language})`;
      if (wrong !== null) {
        const expected = `valid ${snippet.language}`;
        report.fail({
          page: page.url,
          found: `${where}: ${wrong}`,
          expected,
          from: 'the target’s render()',
        });
      }
      if (!snippet.target || (snippet.text.endsWith('\n') && !snippet.text.endsWith('\n\n')))
        continue;
      report.fail({
        page: page.url,
        found: `${where} ends otherwise`,
        expected: 'one newline at the end',
      });
    }
    for (const label of withoutFile(page)) {
      const expected = 'a file, or the reason why there is none';
      report.fail({ page: page.url, found: `nothing for ${label}`, expected });
    }
  },
};
