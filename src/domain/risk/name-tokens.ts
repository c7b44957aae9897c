import { type Token, tokenOf } from './token.ts';

/**
 * Parts of an identifier: `createAPIKey`, `create_api_key`, `create-api-key`, `create.api/key`.
 * A capital after a small letter or a digit begins a part, so does the last capital of a run.
 */
const PART =
  /\p{Lu}+(?=\p{Lu}\p{Ll}|[^\p{L}\p{N}]|$)|\p{Lu}?[\p{Ll}\p{N}]+|\p{Lu}+\p{N}*|[\p{Lo}\p{Lm}\p{M}]+|\p{N}+/gu;

const LETTERED_PLURAL = /(?<!\p{Lu})(\p{Lu}{2,})s(?=\p{Lu}|[^\p{L}]|$)/gu;

/** The words of a tool's or parameter's name, whatever way it is spelled. */
export function nameTokens(name: string): Token[] {
  const normalised = name.replace(LETTERED_PLURAL, (_, letters: string) => `${letters}S`);
  return [...normalised.matchAll(PART)].map((match) => tokenOf(match[0], match.index));
}
