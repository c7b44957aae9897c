import type { Start, StartChoice } from './start.ts';

/** Why a text chooses no start, with what it could have been. */
export interface StartProblem {
  readonly kind: 'no-start' | 'no-value' | 'needs-values' | 'takes-no-values';
  readonly start: string;
  readonly found: string;
  readonly allowed: readonly string[];
}

/**
 * The start that `read-only` or `toolsets=repos,issues` chooses; `tools` are the names of the
 * server's tools. A list takes only what it knows.
 */
export function choiceFromText(
  text: string,
  starts: readonly Start[],
  tools: readonly string[],
): { readonly choice: StartChoice } | { readonly problem: StartProblem } {
  const at = text.indexOf('=');
  const id = at < 0 ? text : text.slice(0, at);
  const values =
    at < 0
      ? []
      : text
          .slice(at + 1)
          .split(',')
          .filter(Boolean);
  const start = starts.find((known) => known.id === id);
  const fail = (kind: StartProblem['kind'], found: string, allowed: readonly string[]) => ({
    problem: { kind, start: id, found, allowed },
  });
  if (!start)
    return fail(
      'no-start',
      id,
      starts.map((known) => known.id),
    );
  if (start.list === undefined)
    return at < 0 ? { choice: [id] } : fail('takes-no-values', text, []);
  const groups = (start.groups ?? []).map(({ name }) => name);
  const allowed = [...groups, ...(start.names ? tools : [])];
  if (values.length === 0) return fail('needs-values', '', allowed);
  const unknown = values.find((value) => !allowed.includes(value));
  return unknown === undefined ? { choice: [id, ...values] } : fail('no-value', unknown, allowed);
}
