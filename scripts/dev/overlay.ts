import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ContentError, type Problem } from '#catalogue/problem.ts';
import type { Made } from './catalogue.ts';

export type Failure = Exclude<Made, { readonly kind: 'catalogue' }>;

/** What Vite’s client shows over the page; `__isEnhanced…` says that it has the form of Astro’s overlay. */
export interface OverlayPayload {
  readonly type: 'error';
  readonly __isEnhancedAstroErrorPayload: true;
  readonly err: Readonly<Record<string, unknown>> & {
    readonly message: string;
    readonly stack: string;
  };
}

const SPECIAL: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => SPECIAL[sign] ?? sign);

/** The file of a mistake, as the overlay shows code: with numbers, and with the line marked. */
function code({ file, line }: Problem): string | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const lines = text
    .split('\n')
    .map(
      (each, n) =>
        `<span class="line${n + 1 === line ? ' error-line' : ''}">${escaped(each)}</span>`,
    );
  return `<pre class="shiki"><code>${lines.join('\n')}</code></pre>`;
}

/** For the terminal: every mistake with its place, or the error with its stack. */
export const failureText = (failure: Failure): string =>
  failure.kind === 'mistakes' ? new ContentError(failure.problems).message : failure.stack;

/** For the open pages: the same text, and the code around the first mistake. */
export function overlayOf(failure: Failure): OverlayPayload {
  const text = failureText(failure);
  const first = failure.kind === 'mistakes' ? failure.problems[0] : undefined;
  const [title = '', ...rest] = text.split('\n');
  const shown = first
    ? {
        title: title.replace(/:$/, ''),
        message: escaped(rest.join('\n').trim()),
        loc: {
          file: resolve(first.file),
          line: first.line ?? undefined,
          column: first.column ?? undefined,
        },
        highlightedCode: code(first),
      }
    : { title: 'The catalogue could not be made', message: escaped(title) };
  return {
    type: 'error',
    __isEnhancedAstroErrorPayload: true,
    err: { name: 'content', stack: text, ...shown },
  };
}

/** A page for the time in which there is no catalogue: nothing but the client that shows the overlay. */
export const pageWithoutCatalogue = (failure: Failure): string => `<!doctype html>
<html lang="en">
<title>No catalogue yet</title>
<script type="module" src="/@vite/client"></script>
<pre>${escaped(failureText(failure))}</pre>
</html>
`;
