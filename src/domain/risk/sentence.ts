import type { Field } from './field.ts';

/** A run of words between two full stops, as word positions; `to` is not part of it. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
}

const BREAK = /[.!?]\s|[。！？;；\n|]|\.$/;
const SECTION =
  /^\s*(?:args?|arguments?|param(?:eter)?s?|returns?|examples?|usage|raises|notes?|response|inputs?|outputs?|requires?|required|prerequisites|use cases?|tips?|best for|next steps|参数|返回)\s*[:：]?$/i;

/** The sentences of a text in order, up to the first section such as "Args:". */
export function sentencesOf(field: Field): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (let at = 1; at <= field.tokens.length; at += 1) {
    const before = field.tokens[at - 1];
    const gap = field.text.slice(before?.end ?? 0, field.tokens[at]?.start ?? field.text.length);
    if (at < field.tokens.length && !BREAK.test(gap)) continue;
    const start = field.tokens[from]?.start ?? 0;
    if (from > 0 && SECTION.test(`${field.text.slice(start, before?.end)}${gap.slice(0, 1)}`))
      break;
    sentences.push({ from, to: at });
    from = at;
  }
  return sentences;
}
