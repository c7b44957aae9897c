import type { Fields } from '#domain/own-value.ts';
import type { Mark } from '#domain/policy/vocabulary.ts';

/** Tools that a client has itself, by what their results bring into a session. */
export interface OwnTools {
  /** They return pages of the web. */
  readonly web: readonly string[];
  /** They return files of the user. */
  readonly files: readonly string[];
  /** They run commands. */
  readonly shell: readonly string[];
}

/** Words of commands that fetch what outsiders write. Nobody hides them before such text was read. */
const FETCHES =
  /:\/\/|\b(?:curl|wget|ssh|scp|rsync|nc|telnet|gh|glab|lynx|aria2c|httpie|Invoke-WebRequest|iwr)\b|\bgit\s+(?:clone|fetch|pull|submodule)\b/i;

/**
 * What the result of a client's own tool brings; undefined for a tool that is none of these. Files of the
 * user count as private, and not as written by outsiders, though a cloned repository may be.
 */
export function builtInBrings(own: OwnTools, name: string, args: Fields): Mark[] | undefined {
  if (own.web.includes(name)) return ['untrusted-content'];
  if (own.files.includes(name)) return ['private-data'];
  if (!own.shell.includes(name)) return undefined;
  const fetches = FETCHES.test(JSON.stringify(args));
  return fetches ? ['untrusted-content', 'private-data'] : ['private-data'];
}
