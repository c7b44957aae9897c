import { existsSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { configName } from '#domain/policy/naming.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import type { Check } from './check.ts';
import { find, type Page, rawText, withTag } from './reading/page.ts';
import { pageSubject } from './reading/page-kind.ts';
import { type PolicyFile, policyFiles } from './reading/policy-file.ts';

const yaml = (text: string): unknown => parseYaml(text, { uniqueKeys: true });

const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  json: JSON.parse,
  yaml,
  toml: parseToml,
  typescript: (text) => stripTypeScriptTypes(text),
  ts: (text) => stripTypeScriptTypes(text),
};

/** The schema that a product publishes for its file, in the folder of its target. */
const SCHEMAS: ReadonlyMap<string, ValidateFunction> = new Map(
  TARGETS.flatMap(({ id }) => {
    const file = new URL(`../../src/domain/policy/targets/${id}/schema.json`, import.meta.url);
    if (!existsSync(file)) return [];
    const schema = JSON.parse(readFileSync(file, 'utf8')) as object;
    return [[id, new Ajv2020({ strictTypes: false }).compile(schema)] as const];
  }),
);

const LANGUAGE_OF = new Map(TARGETS.map(({ id, language }) => [id, language]));

/** What is wrong with a file, or null. */
function problem(
  { target, text, reading }: PolicyFile,
  servers: readonly { as: string }[],
): string | null {
  try {
    reading(servers);
    const fits = SCHEMAS.get(target);
    if (fits && !fits(PARSERS[LANGUAGE_OF.get(target) ?? '']?.(text))) {
      const [error] = fits.errors ?? [];
      return `${error?.instancePath || 'the whole'} ${error?.message}`;
    }
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? 'broken';
  }
  return /[^\n]\n$/.test(text) ? null : 'it ends otherwise than in one newline';
}

/** What is wrong with a piece of code in prose, or null. */
function problemInProse(language: string, text: string): string | null {
  try {
    PARSERS[language]?.(text);
    return null;
  } catch (error) {
    return (error as Error).message.split('\n')[0] ?? 'broken';
  }
}

/** The pieces of code in prose, with the language that they are marked with. */
function codeInProse(page: Page): (readonly [language: string, text: string])[] {
  return find(page, ({ name, parent }) => name === 'code' && parent?.name === 'pre').flatMap(
    (element) => {
      const { class: own = '', 'data-target': target } = element.attributes;
      const [, language] =
        /language-(\w+)/.exec(`${own} ${element.parent?.attributes['class']}`) ?? [];
      return target === undefined && language ? [[language, rawText(page, element)] as const] : [];
    },
  );
}

/** Names that are the same kind of word in every format, no keyword and no number; and one of each kind. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/^[a-z]{2,}(_[a-z]{2,})+$/, 'some_name'],
  [/^[a-z]{2,}(-[a-z]{2,})+$/, 'some-name'],
  [/^[a-z]{2,}([A-Z][a-z]+)+$/, 'someName'],
];
const MOST = 5000;
const sound = new Set<string>();

/** The same as `problem`; files of tool pages that differ only in a plain name are judged once. */
function problemOnce(file: PolicyFile, name: string, servers: readonly { as: string }[]) {
  const plain = PLAIN.find(([kind]) => kind.test(name));
  const shape = plain ? file.text.replaceAll(name, plain[1]) : file.text;
  const key = `${file.target} ${shape}`;
  if (sound.has(key)) return null;
  const wrong = problem(file, servers);
  if (wrong !== null || shape.length > 2000) return wrong;
  if (sound.size >= MOST) sound.clear();
  sound.add(key);
  return null;
}

/** Name of the tool that the page is about, if it is about one. */
const nameOnPage = (page: Page): string =>
  find(page, withTag('article'))[0]?.attributes['data-tool'] ?? '';

export const policyFilesValid: Check = {
  name: 'policy-files',
  promise:
    'every policy file on a page can be read the way its product reads it and matches its published schema, and code in prose parses',
  things: 'files',

  page(page, _site, report) {
    const name = nameOnPage(page);
    const servers = [{ as: configName(pageSubject(page.url).server) }];
    for (const file of policyFiles(page)) {
      report.saw();
      const wrong = problemOnce(file, name, servers);
      if (wrong === null) continue;
      const found = `${file.id}: ${wrong}`;
      report.fail({ page: page.url, found, expected: `a valid file for ${file.target}` });
    }
    for (const [language, text] of codeInProse(page)) {
      report.saw();
      const wrong = problemInProse(language, text);
      if (wrong === null) continue;
      const found = `code “${text.slice(0, 40)}”: ${wrong}`;
      report.fail({ page: page.url, found, expected: `valid ${language}` });
    }
  },
};
