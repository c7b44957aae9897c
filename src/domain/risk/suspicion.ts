import type { Suspicion } from './assessment.ts';
import type { RuleOfKind } from './rule.ts';

export interface CompiledSuspicion {
  readonly rule: RuleOfKind<'suspicion'>;
  readonly patterns: readonly RegExp[];
  readonly except: readonly RegExp[];
}

/** The rule with its patterns as regular expressions; case does not count. */
export function compileSuspicion(rule: RuleOfKind<'suspicion'>): CompiledSuspicion {
  return {
    rule,
    patterns: rule.patterns.map((pattern) => new RegExp(pattern, 'iu')),
    except: (rule.except ?? []).map((pattern) => new RegExp(pattern, 'iu')),
  };
}

const visible = (words: string): string =>
  words
    .replace(/[\p{Cf}\p{Cc}]/gu, (sign) =>
      /\s/.test(sign)
        ? ' '
        : `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .slice(0, 160)
    .toWellFormed();

function find(compiled: CompiledSuspicion, text: string): Suspicion | undefined {
  for (const pattern of compiled.patterns) {
    const words = pattern.exec(text)?.[0];
    if (words === undefined || compiled.except.some((exception) => exception.test(words))) continue;
    return { rule: compiled.rule.id, label: compiled.rule.title, words: visible(words) };
  }
  return undefined;
}

/**
 * What in the foreign texts of a definition looks like an attack on the reader or the model. The
 * words are shown with invisible characters made visible.
 */
export function suspicionsIn(
  texts: readonly string[],
  rules: readonly CompiledSuspicion[],
): Suspicion[] {
  return rules.flatMap((compiled) => {
    for (const text of texts) {
      const found = find(compiled, text);
      if (found) return [found];
    }
    return [];
  });
}
