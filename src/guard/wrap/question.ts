import type { Fields } from '#domain/own-value.ts';

/** UTF-16 code units of one argument that a question shows. */
const LONGEST_ARGUMENT = 600;
const MOST_ARGUMENTS = 30;

/**
 * The params of `elicitation/create` that ask a person about a call. The form holds one required boolean: Codex
 * accepts an empty form by itself where it never asks, and declines this one.
 */
export function questionAbout(
  call: { readonly server: string; readonly tool: string; readonly arguments: Fields },
  reason: string,
): Fields {
  const entries = Object.entries(call.arguments);
  const more = entries.length - MOST_ARGUMENTS;
  const message = [
    `Run ${visible(call.tool)} of ${visible(call.server)}?`,
    reason,
    ...entries.slice(0, MOST_ARGUMENTS).map(([name, value]) => `${visible(name)}: ${shown(value)}`),
    ...(more > 0 ? [`${more} more arguments are not shown.`] : []),
  ].join('\n');
  return {
    message,
    requestedSchema: {
      type: 'object',
      properties: { ok: { type: 'boolean', title: 'Run it?' } },
      required: ['ok'],
    },
  };
}

function shown(value: unknown): string {
  const text = visible(JSON.stringify(value) ?? '');
  const rest = text.length - LONGEST_ARGUMENT;
  if (rest <= 0) return text;
  return `${text.slice(0, LONGEST_ARGUMENT)}… (${rest} more characters are not shown)`;
}

/** Characters that cannot be seen, or that turn the order of the others, are written as escapes. */
function visible(text: string): string {
  return text.replace(
    /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}
