import { own, textOf } from '../../own-value.ts';
import { filledIn } from '../../server-allowlist/template.ts';
import type { TextFormat } from '../../text/parsed.ts';
import { commandLines } from '../command-lines.ts';
import { fieldsOf } from '../entry-fields.ts';
import { locate, type RawEntry } from '../locate.ts';
import { parseText } from '../parse-text.ts';
import { isPlaceholder, isSecretKey, isSecretPart, secretLooks } from '../secret-text.ts';
import { identityOfAddress, wordWithoutSecret } from '../server-identity.ts';
import { shellSpans } from '../shell-words.ts';
import { type Edit, edited } from './edit.ts';
import { nodeAt, type TextNode } from './nodes/node.ts';
import { nodesOf } from './nodes/nodes-of.ts';
import { commandIn } from './words.ts';

export const MASK = '•••';

/** Keys of an entry whose values are shown; those with words or an address without what is secret in them. */
const SHOWN =
  /^(command|cmd|args|type|transport|source|name|id|cwd|enabled|disabled|timeout|description|tools)$/;
const ADDRESS = /^(url|serverUrl|httpUrl|uri|endpoint|sseUrl)$/;

/**
 * A configuration to look at: every value of a variable or a header, and whatever looks like a secret, is `•••`.
 * Undefined where a secret could not be told from the rest.
 */
export function maskedText(given: string, fileName = ''): string | undefined {
  const text = given.replace(/^\uFEFF/, '');
  if (commandLines(text)) return maskedLines(text);
  const parsed = parseText(text);
  const root = parsed.ok ? nodesOf(text, parsed.format) : undefined;
  if (!parsed.ok || !root) return undefined;
  const { entries } = locate(parsed.value, fileName);
  const masker = new Masker(text, parsed.format);
  const places = new Map<TextNode, RawEntry>();
  for (const raw of entries) {
    const node = raw.at && nodeAt(root, raw.at);
    if (node) places.set(node, raw);
  }
  masker.walk(root, '', places);
  const masked = withoutSecretParts(edited(text, masker.edits));
  return entries.some((raw) => secretsOf(raw).some((secret) => masked.includes(secret)))
    ? undefined
    : masked;
}

class Masker {
  readonly edits: Edit[] = [];
  readonly #text: string;
  readonly #format: TextFormat;

  constructor(text: string, format: TextFormat) {
    this.#text = text;
    this.#format = format;
  }

  /** Masks values by their keys, and those of entries as entries keep them. */
  walk(node: TextNode, key: string, places: ReadonlyMap<TextNode, RawEntry>): void {
    const raw = places.get(node);
    if (raw) this.#entry(node, raw.value);
    else if (isSecretKey(key) && node.kind === 'text') this.#mask(node);
    else if (node.kind === 'list') for (const item of node.items) this.walk(item, key, places);
    else if (node.kind === 'map')
      for (const { key: name, value } of node.pairs)
        if (/^(env|environment|envs|headers|secrets)$/i.test(name)) this.#maskAll(value);
        else this.walk(value, name, places);
  }

  #entry(node: TextNode, value: unknown): void {
    if (node.kind !== 'map') {
      this.#maskAll(node);
      return;
    }
    const command = commandIn(value, node);
    for (const { key, value: child } of node.pairs) {
      if (ADDRESS.test(key)) this.#address(child, textOf(own(value, key)) ?? '');
      else if (!SHOWN.test(key) || (!command && /^(command|cmd|args)$/.test(key)))
        this.#maskAll(child);
      else if (child.kind === 'map')
        for (const inner of child.pairs)
          if (!/^(path|args)$/.test(inner.key)) this.#maskAll(inner.value);
    }
    if (command) this.#words(command.words, command.place);
  }

  #words(
    words: readonly string[],
    place: NonNullable<ReturnType<typeof commandIn>>['place'],
  ): void {
    const nodes =
      place.form === 'list' ? place.list.items : [place.program, ...(place.args?.items ?? [])];
    const shown = words.map((word, at) => filledIn(wordWithoutSecret(words, word, at), MASK));
    if (place.form === 'pair' && place.isLine) {
      if (shown.join() !== words.join()) this.#mask(place.program);
      return;
    }
    nodes.forEach((node, at) => {
      if (shown[at] !== words[at]) this.#replace(node, shown[at] ?? MASK);
    });
  }

  #address(node: TextNode, address: string): void {
    const identity = identityOfAddress(address);
    if (identity.kind !== 'address') this.#mask(node);
    else if (identity.url.length > 1) this.#replace(node, filledIn(identity.url, MASK));
  }

  #maskAll(node: TextNode): void {
    if (node.kind === 'list') for (const item of node.items) this.#maskAll(item);
    else if (node.kind === 'map') for (const { value } of node.pairs) this.#maskAll(value);
    else this.#mask(node);
  }

  /** A reference to a variable stays. */
  #mask(node: TextNode): void {
    const raw = this.#text.slice(node.start, node.end).replace(/^["']|["']$/g, '');
    if (node.kind === 'text' && !isPlaceholder(raw)) this.#replace(node, MASK);
  }

  #replace({ start, end }: TextNode, text: string): void {
    if (start >= 0)
      this.edits.push({ start, end, text: this.#format === 'yaml' ? text : JSON.stringify(text) });
  }
}

/** Options whose values are variables and headers. */
const PAIRS = /^(-e|--env|-H|--header)$/;

/** Command lines with their secrets masked; undefined where one holds JSON. */
function maskedLines(text: string): string | undefined {
  const edits: Edit[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const spans = shellSpans(line.replaceAll('\r', ' '));
    const words = spans.map(({ word }) => word);
    if (words.some((word) => /^\s*\{/.test(word))) return undefined;
    spans.forEach(({ word, start, end }, at) => {
      const [name = '', value] = PAIRS.test(words[at - 1] ?? '') ? word.split(/[=:]/, 2) : [];
      const rest = word.slice(name.length + 1);
      const shown =
        value !== undefined && !isPlaceholder(rest)
          ? `${word.slice(0, name.length + 1)}${MASK}`
          : filledIn(wordWithoutSecret(words, word, at), MASK);
      if (shown !== word) edits.push({ start: index + start, end: index + end, text: shown });
    });
  }
  return withoutSecretParts(edited(text, edits));
}

/** What else looks like a secret, in comments and elsewhere. */
const withoutSecretParts = (text: string): string =>
  text.replace(/[^\s"'`,;:=?&@()[\]{}<>\\]{16,}/g, (part) =>
    isSecretPart(part) && !isPlaceholder(part) ? MASK : part,
  );

/** Values of an entry that look like secrets, and so must not be in a masked text. */
function secretsOf({ value }: RawEntry): string[] {
  const { variables, headers, settings } = fieldsOf(value);
  return [...variables, ...headers, ...settings]
    .filter(([key, secret]) => secret.length >= 8 && secretLooks(secret, isSecretKey(key)))
    .map(([, secret]) => secret);
}
