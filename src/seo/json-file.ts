const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => {
    return `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');

/** JSON with every hidden character escaped: visible to people, exact for programs. */
export const jsonText = (value: unknown): string => JSON.stringify(value).replace(HIDDEN, escaped);

export function jsonFile(value: unknown): Response {
  return new Response(jsonText(value), { headers: { 'content-type': 'application/json' } });
}
