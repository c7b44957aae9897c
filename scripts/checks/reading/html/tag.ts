/** A start tag as it is written. Pages repeat most of their tags: there is one object for all that are alike. */
export interface Tag {
  /** In lower case. */
  readonly name: string;
  /** Values with entities decoded; names in lower case. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly id: string | undefined;
  /** What was worked out of it, by the place of the question. */
  readonly known: unknown[];
}

export const makeTag = (name: string, attributes: Readonly<Record<string, string>>): Tag => ({
  name,
  attributes,
  id: attributes['id'],
  known: [],
});

let questions = 0;

/** A function of a tag alone, worked out once for all tags that are alike. */
export function ofTag<T extends NonNullable<unknown> | null>(
  make: (tag: Tag) => T,
): (tag: Tag) => T {
  const place = questions;
  questions += 1;
  return (tag) => {
    const found = tag.known[place];
    if (found !== undefined) return found as T;
    const value = make(tag);
    while (tag.known.length < place) tag.known.push(undefined);
    tag.known[place] = value;
    return value;
  };
}
