import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import type { PlacedFile } from './client.ts';
import { type HookFile, Refusal } from './hook-file.ts';

const BOM = '\uFEFF';

/** A file as it is and as it should be; undefined stands for no file. */
export interface Change {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What an edit makes of a file, without writing it. A byte order mark is kept from the edit. */
export function changeOf(
  path: string,
  edit: (text: string | undefined) => string | undefined,
): Change {
  const before = textIn(path);
  const mark = before?.startsWith(BOM) ? BOM : '';
  const after = naming(path, () => edit(before?.slice(mark.length)));
  return { path, before, after: after === undefined ? undefined : mark + after };
}

/** What a file holds; undefined where there is none. */
export function hooksIn({ path, form }: PlacedFile): ReturnType<HookFile['read']> | undefined {
  const text = textIn(path)?.replace(BOM, '');
  return text === undefined ? undefined : naming(path, () => form.read(text));
}

function naming<T>(path: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal(`${path}: ${error.message}`);
    throw error;
  }
}

/** The text of a file; undefined where there is none. Throws a Refusal where it cannot be read. */
export function textIn(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw new Refusal(`${path} cannot be read: ${messageOf(error)}`);
  }
}

/** The change as a patch that people know from Git. */
export function patchOf({ path, before, after }: Change): string {
  const from = before === undefined ? '/dev/null' : path;
  const to = after === undefined ? '/dev/null' : path;
  const patch = createTwoFilesPatch(from, to, before ?? '', after ?? '', '', '', { context: 2 });
  return patch.replace(/^(?:Index: .*\n)?=+\n/, '').trimEnd();
}

/** Writes the whole change or nothing. Throws a Refusal where the file has changed since, or cannot be written. */
export function write({ path, before, after }: Change): void {
  if (textIn(path) !== before)
    throw new Refusal(`${path} has changed meanwhile; nothing was written. Start again.`);
  try {
    if (after === undefined) rmSync(path);
    else replace(path, after);
  } catch (error) {
    throw new Refusal(`${path} cannot be written: ${messageOf(error)}`);
  }
}

/** Puts a new file into the place of the old one; a link stays a link to the file. */
function replace(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const old = statSync(path, { throwIfNoEntry: false });
  const place = old ? realpathSync(path) : path;
  const fresh = `${place}.${process.pid}.toolward-new`;
  try {
    const file = openSync(fresh, 'wx', old ? old.mode & 0o777 : 0o644);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    if (old) {
      chmodSync(fresh, old.mode & 0o777);
      if (process.getuid?.() === 0) chownSync(fresh, old.uid, old.gid);
    }
    renameSync(fresh, place);
  } finally {
    rmSync(fresh, { force: true });
  }
}

export const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

function messageOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM')
    return 'permission denied; managed files need the rights of an administrator (sudo)';
  return error instanceof Error ? error.message : String(error);
}
