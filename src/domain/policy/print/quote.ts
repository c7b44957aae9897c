/** Characters that a reader cannot see or that reorder text: written as escapes, never raw. */
const UNSEEN =
  /[\u007f-\u009f\u00a0\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufeff\uffa0\ufff0-\uffff]|[\u{e0000}-\u{e0fff}]|[\ufe00-\ufe0f]|\p{Co}/gu;

/** Escapes what cannot be seen in a JSON document (such characters occur only inside its strings). */
export function escapeUnseen(json: string): string {
  return json.replace(UNSEEN, (character) =>
    Array.from({ length: character.length }, (_, index) =>
      hex('\\u', character.charCodeAt(index), 4),
    ).join(''),
  );
}

/** A YAML double-quoted scalar, or a TOML basic string: both read JSON escapes and `\UXXXXXXXX`. */
export function quoteLong(text: string): string {
  return JSON.stringify(text).replace(UNSEEN, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return point > 0xffff ? hex('\\U', point, 8) : hex('\\u', point, 4);
  });
}

function hex(prefix: string, code: number, digits: number): string {
  return prefix + code.toString(16).toUpperCase().padStart(digits, '0');
}

/** A Cedar string: other escapes than JSON (`\u{…}`, `\0`). */
export function quoteCedar(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, '\\$&')
    .replace(/\p{Cc}/gu, codePoint)
    .replace(UNSEEN, codePoint);
  return `"${escaped}"`;
}

function codePoint(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
