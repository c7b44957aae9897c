import type { z } from 'zod';
import { parseYaml, type ReadResult } from './yaml-document.ts';

/** Reads and validates the YAML between the two `---` lines at the head of an MDX file. */
export function parseFrontMatter<S extends z.ZodType>(
  text: string,
  file: string,
  schema: S,
): ReadResult<{ data: z.infer<S>; body: string }> {
  const match = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(text);
  if (!match) {
    const message = 'The file must begin with facts between two lines of three hyphens.';
    return { ok: false, problems: [{ file, line: 1, column: 1, path: '', message }] };
  }
  const result = parseYaml(match[1] ?? '', file, schema, 2);
  if (!result.ok) return result;
  return {
    ok: true,
    value: { data: result.value, body: text.slice(match[0].length) },
    locate: result.locate,
  };
}
