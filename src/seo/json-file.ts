const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

const escaped = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => {
    return `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');

/** JSON in which every hidden character stands as its escape: seen by people, exact for programs. */
export function jsonFile(value: unknown): Response {
  const text = JSON.stringify(value).replace(HIDDEN, escaped);
  return new Response(text, { headers: { 'content-type': 'application/json' } });
}
