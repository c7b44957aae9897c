import type { AllowlistReader } from '../../reader.ts';
import { fitsUrlPattern } from '../url-pattern.ts';

interface File {
  readonly allowedMcpServers: readonly Readonly<Record<string, unknown>>[];
}

/** What GitHub’s documentation says: exact commands, patterns for addresses, no unresolved variable. */
export const read: AllowlistReader = (text) => {
  const { allowedMcpServers } = JSON.parse(text) as File;
  for (const entry of allowedMcpServers)
    if (Object.keys(entry).length !== 1) throw new Error('an entry has exactly one matcher');
  return ({ runs }) => {
    const texts = runs.kind === 'command' ? runs.command : [runs.url];
    if (texts.some((part) => /\$\{[^}]*\}|\$[A-Za-z_]/.test(part))) return null;
    const fits = allowedMcpServers.some(({ serverCommand, serverUrl }) =>
      runs.kind === 'command'
        ? JSON.stringify(serverCommand) === JSON.stringify(runs.command)
        : typeof serverUrl === 'string' && fitsUrlPattern(serverUrl, runs.url),
    );
    return fits ? runs : null;
  };
};
