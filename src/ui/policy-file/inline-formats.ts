import { TARGETS } from '#domain/policy/targets/index.ts';

/**
 * Formats whose files are in the page of every tool and server: the clients in which most people use
 * tools. Each file costs 2 KB on tens of thousands of pages and is read on few of them, so the files
 * of the other formats are made in the browser when they are asked for. The policy page of the
 * server with the recommended preset has all of them, for readers without script.
 */
const INLINE: ReadonlySet<string> = new Set(['claude-code', 'cursor-editor', 'vscode']);

export const INLINE_FORMATS = TARGETS.filter(({ id }) => INLINE.has(id));
