import { accept, type Reader } from '../../target-reader.ts';
import { copilotTool } from './tool-name.ts';

/**
 * Copilot CLI as observed: availability first, then deny, then allow, else it asks, unless the server
 * marks the tool as read-only.
 */
export const read: Reader = (text) => {
  const flags = flagsOf(text);
  const values = (flag: string) =>
    flags.filter(([name]) => name === flag).map(([, value]) => value);
  const [available] = values('--available-tools');
  const excluded = values('--excluded-tools').flatMap((value) => value.split(','));
  return ({ server, tool, readOnly }) => {
    const name = copilotTool(server, tool);
    const shown = `${server}-${name}`;
    if (excluded.includes(shown)) return 'hidden';
    if (available !== undefined && !available.split(',').includes(shown)) return 'hidden';
    const hit = (flag: string) =>
      values(flag).some((value) => value === server || value === `${server}(${name})`);
    if (hit('--deny-tool')) return 'denied';
    return readOnly || hit('--allow-tool') ? 'allowed' : 'asked';
  };
};

/** The only shell that the script may hold: flags in single quotes. */
function flagsOf(text: string): [string, string][] {
  const [shebang, command, ...rest] = text.trimEnd().split('\n');
  const frame = [shebang, command, rest.pop()].join('\n');
  accept(frame === '#!/bin/sh\nexec copilot \\\n  "$@"', frame);
  return rest.map((line) => {
    const [, name = '', value = ''] =
      line.match(/^ {2}(--[a-z-]+)='([A-Za-z0-9_,()-]*)' \\$/) ?? [];
    accept(name !== '', line);
    return [name, value];
  });
}
