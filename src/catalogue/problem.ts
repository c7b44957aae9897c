import { distance } from 'fastest-levenshtein';

/** One mistake in one file, described so that its author can fix it. */
export interface Problem {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  /** Where in the document, such as `tools[3].hints.readOnly`. */
  readonly path: string;
  readonly message: string;
  readonly found?: string | undefined;
  readonly allowed?: readonly string[] | undefined;
}

/** The allowed word that is nearest to what was found, if one is near enough to be a slip. */
export function nearestWord(found: string, allowed: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(found.length / 3)) + 1;
  for (const word of allowed) {
    const steps = distance(found.toLowerCase(), word.toLowerCase());
    if (steps < least) {
      best = word;
      least = steps;
    }
  }
  return best;
}

/** More allowed words than this are no help to a reader; the nearest one is said in any case. */
const MOST_ALLOWED = 25;

function allowedText(allowed: readonly string[]): string {
  const more = allowed.length - MOST_ALLOWED;
  const shown = allowed.slice(0, MOST_ALLOWED).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** `file:line:column path` on one line, then what was found, what is allowed, the nearest word. */
export function formatProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== null);
  const lines = [`${place.join(':')}${problem.path ? `  ${problem.path}` : ''}`];
  lines.push(`    ${problem.message}`);
  if (problem.found !== undefined) lines.push(`    found:   ${problem.found}`);
  if (problem.allowed) {
    lines.push(`    allowed: ${allowedText(problem.allowed)}`);
    const near = problem.found === undefined ? null : nearestWord(problem.found, problem.allowed);
    if (near) lines.push(`    did you mean “${near}”?`);
  }
  return lines.join('\n');
}

const inReadingOrder = (a: Problem, b: Problem): number =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0);

/** Thrown once, with every mistake that was found, by file and line. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(found: readonly Problem[]) {
    const problems = [...found].sort(inReadingOrder);
    const count = problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`;
    super(`${count} in the content:\n\n${problems.map(formatProblem).join('\n\n')}`);
    this.name = 'ContentError';
    this.problems = problems;
  }
}
