import type { SpawnOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { win32 } from 'node:path';

interface Start {
  readonly file: string;
  readonly args: readonly string[];
  readonly options: Pick<SpawnOptions, 'windowsVerbatimArguments'>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * How Windows starts a command that is a script, such as npx, which is npx.cmd there: through cmd.exe, with each word
 * quoted twice, for the program and for the shell. Programs stay as they are.
 */
export function windowsStart(
  command: string,
  args: readonly string[],
  env: Environment,
  exists: (file: string) => boolean = existsSync,
): Start {
  const plain: Start = { file: command, args, options: {} };
  const found = resolved(command, env, exists);
  if (found === undefined || !/\.(cmd|bat)$/i.test(found)) return plain;
  // A shim of npm passes its arguments on to a second shell.
  const times = /node_modules[\\/]\.bin[\\/][^\\/]+\.cmd$/i.test(found) ? 2 : 1;
  const words = [
    escaped(win32.normalize(found), 1),
    ...args.map((arg) => escaped(quoted(arg), times)),
  ];
  return {
    file: variable(env, 'ComSpec') || 'cmd.exe',
    args: ['/d', '/s', '/c', `"${words.join(' ')}"`],
    options: { windowsVerbatimArguments: true },
  };
}

/** Names of variables have no letter case in Windows. */
const variable = (env: Environment, name: string): string | undefined =>
  Object.entries(env).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

/** The file that a command means, as Windows looks for it; undefined where there is none. */
function resolved(
  command: string,
  env: Environment,
  exists: (file: string) => boolean,
): string | undefined {
  const endings = (variable(env, 'PATHEXT') || '.COM;.EXE;.BAT;.CMD').split(';');
  const hasFolder = /[\\/]/.test(command);
  const folders = hasFolder ? [''] : (variable(env, 'PATH') ?? '').split(';').filter(Boolean);
  const names = [
    ...(win32.extname(command) ? [command] : []),
    ...endings.map((end) => command + end),
  ];
  return folders
    .flatMap((folder) => names.map((name) => (hasFolder ? name : win32.join(folder, name))))
    .find(exists);
}

/** One word for the C runtime: quotes get a backslash, and backslashes before a quote are doubled. */
const quoted = (word: string): string =>
  `"${word.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;

/** Signs that cmd.exe reads itself. */
const escaped = (text: string, times: number): string =>
  Array.from({ length: times }).reduce<string>(
    (now) => now.replace(/[()\][%!^"`<>&|;, *?]/g, '^$&'),
    text,
  );
