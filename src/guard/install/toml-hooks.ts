import { type Fields, isObject, own } from '#domain/own-value.ts';
import { parseToml } from '#domain/text/parse-toml.ts';
import { faultText } from '#wording/fault.ts';
import { groupedEntries, type HookEntry, type HookFile, Refusal } from './hook-file.ts';
import { eolOf } from './json-edit.ts';

/** A key that a file needs besides the hooks, in a table at its root. */
export interface PinnedKey {
  readonly table: string;
  readonly key: string;
  readonly value: string | true;
  /** Another value in the file is an error; without it, it is left as it is. */
  readonly must?: true;
}

const TAG = '# toolward-guard';
const COMMENT = `${TAG}: the command “uninstall codex” removes these hooks`;
const NO_BREAK = `${COMMENT}, and the line break before them`;
const WAS_EMPTY = `${COMMENT}, and leaves an empty file`;

/** Hooks in a TOML file, in Claude Code's form, as a block of text at its end. */
export function tomlHooks(pinned: readonly PinnedKey[] = []): HookFile {
  return {
    add(text, entries) {
      const before = text === undefined ? [] : groupedEntries(valueIn(text));
      const result = withBlock(text, entries, pinned);
      const parsed = parseToml(result);
      const after = parsed.ok && isObject(parsed.value) ? groupedEntries(parsed.value) : [];
      if (after.length === before.length + entries.length) return result;
      throw new Refusal(
        `tables for the hooks cannot be added at its end, because it writes hooks or features in another way; write them as [[hooks.EVENT]] and [features]`,
      );
    },
    remove(text, isOurs) {
      valueIn(text);
      const result = withoutTagged(withoutHooks(text, isOurs));
      valueIn(result.text);
      return result.text === '' && !result.wasEmpty ? undefined : result.text;
    },
    read: (text) => {
      const value = valueIn(text);
      return { value, entries: groupedEntries(value) };
    },
  };
}

function withBlock(
  given: string | undefined,
  entries: readonly HookEntry[],
  pinned: readonly PinnedKey[],
): string {
  let text = given ?? '';
  const value = valueIn(text);
  const eol = eolOf(text);
  const tables = new Map<string, string[]>();
  for (const { table, key, value: wanted, must } of pinned) {
    const found = own(own(value, table), key);
    if (must && found !== undefined && found !== wanted)
      throw new Refusal(`it sets ${table}.${key} to ${String(found)}; change that first`);
    if (found !== undefined) continue;
    const line = `${key} = ${JSON.stringify(wanted)} ${TAG}`;
    const at = headerEnd(text, table);
    if (at === undefined) tables.set(table, [...(tables.get(table) ?? []), line]);
    else text = text.slice(0, at) + eol + line + text.slice(at);
  }
  const comment =
    given === '' ? WAS_EMPTY : text === '' || text.endsWith('\n') ? COMMENT : NO_BREAK;
  const blocks = [
    ...[...tables].map(([table, lines]) => [`[${table}] ${TAG}`, ...lines]),
    ...entries.map(blockOf),
  ];
  const lines = [comment, ...blocks.flatMap((block, at) => (at === 0 ? block : ['', ...block]))];
  const start = text === '' ? '' : text.endsWith('\n') ? eol : eol + eol;
  return text + start + lines.map((line) => line + eol).join('');
}

function blockOf({ event, matcher, handler }: HookEntry): string[] {
  const pairs = Object.entries(handler).map(([key, each]) => `${key} = ${JSON.stringify(each)}`);
  return [
    `[[hooks.${event}]]`,
    ...(matcher === undefined ? [] : [`matcher = ${JSON.stringify(matcher)}`]),
    '',
    `[[hooks.${event}.hooks]]`,
    ...pairs,
  ];
}

interface Line {
  readonly text: string;
  readonly eol: string;
  /** The name in a table's header; `list` for one in double brackets. */
  readonly header?: { readonly name: string; readonly list: boolean };
}

const LINE = /([^\r\n]*)(\r\n|\n|\r|$)/gy;
const HEADER = /^\s*(\[\[?)\s*([A-Za-z0-9_-]+(?:\s*\.\s*[A-Za-z0-9_-]+)*)\s*\]\]?\s*(?:#.*)?$/;

/** The lines of a text; what stands in a text over several lines is no header. */
function linesOf(text: string): Line[] {
  let open = '';
  return [...text.matchAll(LINE)]
    .map(([, line = '', eol = '']): Line => {
      const [, bracket, name] = open === '' ? (HEADER.exec(line) ?? []) : [];
      for (const [quotes] of line.matchAll(/"""|'''/g)) {
        if (open === '') open = quotes;
        else if (open === quotes) open = '';
      }
      if (name === undefined) return { text: line, eol };
      return {
        text: line,
        eol,
        header: { name: name.replace(/\s/g, ''), list: bracket === '[[' },
      };
    })
    .filter(({ text: line, eol }) => line !== '' || eol !== '');
}

const joined = (lines: readonly Line[]): string =>
  lines.map(({ text, eol }) => text + eol).join('');

/** Where the header of a table at the root ends. */
function headerEnd(text: string, table: string): number | undefined {
  const lines = linesOf(text);
  const at = lines.findIndex(({ header }) => header?.name === table && !header.list);
  if (at < 0) return undefined;
  return joined(lines.slice(0, at)).length + (lines[at]?.text.length ?? 0);
}

/** Groups of hooks are taken out from the last to the first. */
function withoutHooks(text: string, isOurs: (handler: Fields) => boolean): string {
  let lines = linesOf(text);
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const { header } = lines[at] ?? {};
    if (!header?.list || !/^hooks\.[^.]+$/.test(header.name)) continue;
    const end = groupEnd(lines, at, header.name);
    const handlers = handlersIn(joined(lines.slice(at, end)));
    if (handlers.length === 0 || !handlers.every(isOurs)) continue;
    lines = [...lines.slice(0, at), ...lines.slice(at + lengthOfContent(lines.slice(at, end)))];
    if (lines[at - 1]?.text.trim() === '') lines.splice(at - 1, 1);
  }
  return joined(lines);
}

function groupEnd(lines: readonly Line[], at: number, name: string): number {
  const next = lines.findIndex(
    ({ header, text }, index) =>
      index > at && (header ? header.name !== `${name}.hooks` : /^\s*\[/.test(text)),
  );
  return next < 0 ? lines.length : next;
}

/** Lines up to the last that is no blank line and no comment, which belong to what follows. */
function lengthOfContent(lines: readonly Line[]): number {
  return lines.findLastIndex(({ text }) => !/^\s*(#.*)?$/.test(text)) + 1;
}

function handlersIn(group: string): Fields[] {
  const parsed = parseToml(group);
  return parsed.ok && isObject(parsed.value)
    ? groupedEntries(parsed.value).map(({ handler }) => handler)
    : [];
}

/** Without our comment, tables and keys, and what was added before them. */
function withoutTagged(given: string): { text: string; wasEmpty: boolean } {
  const lines = linesOf(given);
  const kept: Line[] = [];
  let wasEmpty = false;
  for (const [at, line] of lines.entries()) {
    const isComment = line.text.startsWith(COMMENT);
    const isTable = isOurTable(lines, at);
    const isKey = !line.header && !isComment && line.text.endsWith(` ${TAG}`);
    if (!isComment && !isTable && !isKey) {
      kept.push(line);
      continue;
    }
    wasEmpty ||= line.text === WAS_EMPTY;
    const previous = kept.at(-1);
    const afterComment = lines[at - 1]?.text.startsWith(COMMENT) ?? false;
    if ((isComment || (isTable && !afterComment)) && previous?.text === '') kept.pop();
    if (line.text === NO_BREAK || (isKey && line.eol === '')) dropLastBreak(kept);
  }
  return { text: joined(kept), wasEmpty };
}

/** A table that was added, and to which nothing was added since. */
function isOurTable(lines: readonly Line[], at: number): boolean {
  const line = lines[at];
  if (!line?.header || line.header.list || !line.text.endsWith(TAG)) return false;
  const rest = lines.slice(at + 1);
  const end = rest.findIndex(({ header }) => header !== undefined);
  const body = rest.slice(0, end < 0 ? rest.length : end);
  return body.every(({ text }) => /^\s*(#.*)?$/.test(text) || text.endsWith(` ${TAG}`));
}

function dropLastBreak(lines: Line[]): void {
  const last = lines.pop();
  if (last) lines.push({ ...last, eol: '' });
}

function valueIn(text: string): Fields {
  const parsed = parseToml(text);
  if (!parsed.ok) throw new Refusal(faultText(parsed.fault));
  if (!isObject(parsed.value)) throw new Refusal('it holds no table');
  return parsed.value;
}
