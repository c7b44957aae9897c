import type { AllowlistReader } from '../../reader.ts';
import { fitsUrlPattern } from '../url-pattern.ts';

interface File {
  readonly allowManagedMcpServersOnly: boolean;
  readonly allowedMcpServers: readonly {
    readonly serverCommand?: readonly string[];
    readonly serverUrl?: string;
  }[];
}

/** Seen in Claude Code 2.1.332: commands are compared as lists, addresses as patterns. */
export const read: AllowlistReader = (text) => {
  const file = JSON.parse(text) as File;
  if (file.allowManagedMcpServersOnly !== true) throw new Error('users could add entries');
  return ({ runs }) => {
    const fits = file.allowedMcpServers.some(({ serverCommand, serverUrl }) =>
      runs.kind === 'command'
        ? serverCommand !== undefined &&
          JSON.stringify(serverCommand.map(expanded)) === JSON.stringify(runs.command.map(expanded))
        : serverUrl !== undefined && fitsUrlPattern(expanded(serverUrl), expanded(runs.url)),
    );
    return fits ? runs : null;
  };
};

/** `${NAME:-default}` in an environment that holds nothing; `$NAME` stays as it is. */
const expanded = (text: string): string =>
  text.replace(/\$\{[A-Za-z_]\w*:-([^}]*)\}/g, (_whole, otherwise: string) => otherwise);
