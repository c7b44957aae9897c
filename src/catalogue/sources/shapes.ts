/** Safe access to parsed JSON or YAML of others. */
export type Loose = Readonly<Record<string, unknown>>;

export const asObject = (value: unknown): Loose | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Loose)
    : undefined;

export const asList = (value: unknown): readonly unknown[] | undefined =>
  Array.isArray(value) ? value : undefined;

/** The text, trimmed, if it is a text and not empty. */
export const asText = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** The day of a date or a time stamp. */
export const asDay = (value: unknown): string | undefined =>
  /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(asText(value) ?? '')?.[0];
