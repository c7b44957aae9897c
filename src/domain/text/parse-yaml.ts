import { parseDocument } from 'yaml';
import type { Parsed } from './parsed.ts';

/** One YAML document. Too many aliases of one anchor are refused, as they can fill the memory. */
export function parseYaml(text: string, { uniqueKeys }: { uniqueKeys: boolean }): Parsed {
  const document = parseDocument(text, {
    prettyErrors: true,
    uniqueKeys,
    logLevel: 'silent',
  });
  const first = document.errors[0];
  if (!first) {
    try {
      return { ok: true, format: 'yaml', value: document.toJS({ maxAliasCount: 50 }) };
    } catch {
      return { ok: false, fault: { kind: 'not-yaml', problem: 'BAD_ANCHORS' } };
    }
  }
  const place = first.linePos?.[0];
  return {
    ok: false,
    fault: {
      kind: 'not-yaml',
      problem: first.code,
      ...(place ? { line: place.line, column: place.col } : {}),
    },
  };
}
