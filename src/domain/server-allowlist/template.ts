/**
 * A text of which some values may not be written, as they are secret: its literal pieces, with a hole
 * between each two. One piece is the whole text.
 */
export type Template = readonly [string, ...string[]];

export const literal = (text: string): Template => [text];

/** The text, where it has no hole. */
export const textOfTemplate = ([first, ...rest]: Template): string | undefined =>
  rest.length === 0 ? first : undefined;

/** The text with a placeholder in each hole. */
export const filledIn = (template: Template, value: string): string => template.join(value);

/** Could this text be the template with some values in its holes? */
export function fits([first, ...rest]: Template, text: string): boolean {
  if (rest.length === 0) return text === first;
  if (!text.startsWith(first)) return false;
  const last = rest.at(-1) ?? '';
  let at = first.length;
  for (const piece of rest.slice(0, -1)) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
