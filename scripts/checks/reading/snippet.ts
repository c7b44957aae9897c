import { find, type Page, rawText } from './page.ts';
import { parseSnippet } from './parse-snippet.ts';

/** One policy file as a page shows it. */
export interface Snippet {
  readonly id: string;
  /** Id of the target it is written for. */
  readonly target: string;
  readonly language: string;
  readonly text: string;
  /** What its parser makes of it; parsed once. Throws where it is broken. */
  value(): unknown;
}

function snippet(id: string, target: string, language: string, text: string): Snippet {
  let parsed: { value: unknown } | undefined;
  return {
    id,
    target,
    language,
    text,
    value() {
      parsed ??= { value: parseSnippet(language, text) };
      return parsed.value;
    },
  };
}

const known = new WeakMap<Page, readonly Snippet[]>();

/** The policy files on a page, as PolicyFile.astro marks them. */
export function snippetsOf(page: Page): readonly Snippet[] {
  const found = known.get(page) ?? readSnippets(page);
  known.set(page, found);
  return found;
}

function readSnippets(page: Page): Snippet[] {
  const marked = find(page, ({ attributes }) => attributes['data-target'] !== undefined);
  return marked.map((element) => {
    const {
      id = '',
      'data-target': target = '',
      'data-language': language = '',
    } = element.attributes;
    return snippet(id, target, language, rawText(page, element));
  });
}

/** The pieces of code in prose, with the language that they are marked with. */
export function codeInProse(page: Page): Snippet[] {
  const code = find(
    page,
    ({ name, parent, attributes }) =>
      name === 'code' && parent?.name === 'pre' && attributes['data-target'] === undefined,
  );
  return code.flatMap((element) => {
    const classes = `${element.attributes['class'] ?? ''} ${element.parent?.attributes['class'] ?? ''}`;
    const language = /language-(\w+)/.exec(classes)?.[1];
    const text = rawText(page, element);
    return language ? [snippet(`code “${text.slice(0, 40)}”`, '', language, text)] : [];
  });
}
