import { stripVTControlCharacters } from 'node:util';

/** A pseudo terminal in which a client runs. */
export interface Screen {
  /** Types as a person would; `\r` is the return key, `\u001b` is escape. */
  type(keys: string): void;
  /**
   * Resolves once the text that the client wrote since the last call matches, with that text; what
   * it wrote up to then is not looked at again. Fails when the client ends.
   */
  shows(pattern: RegExp): Promise<string>;
}

interface Pty {
  readonly pid: number;
  write(keys: string): void;
  onData(listener: (data: string) => void): void;
  onExit(listener: () => void): void;
}

interface PtyModule {
  spawn(command: string, args: readonly string[], options: object): Pty;
}

export interface RunningTerminal {
  readonly pid: number;
  readonly screen: Screen;
  onData(listener: (data: string) => void): void;
  onExit(listener: () => void): void;
}

const MOVEMENT = /\p{Cc}\[[\d;]*[CGHf]/gu;

/** The text of what a terminal shows: movements of the cursor become spaces. */
const textOf = (output: string) => stripVTControlCharacters(output.replace(MOVEMENT, ' '));

/** Starts a program in a pseudo terminal of 200 columns. */
export async function startTerminal(
  command: string,
  args: readonly string[],
  options: { cwd: string; env: Record<string, string> },
): Promise<RunningTerminal> {
  const name = '@lydell/node-pty';
  const { spawn } = (await import(name)) as PtyModule;
  const size = { name: 'xterm-256color', cols: 200, rows: 60 };
  const pty = spawn(command, args, { ...options, ...size });
  let output = '';
  let ended = false;
  let look = () => {};
  pty.onData((data) => {
    output += data;
    look();
  });
  pty.onExit(() => {
    ended = true;
    look();
  });
  const shows = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      look = () => {
        const text = textOf(output);
        if (pattern.test(text)) {
          output = '';
          look = () => {};
          resolve(text);
        } else if (ended) reject(new Error('The client has ended.'));
      };
      look();
    });
  return {
    pid: pty.pid,
    screen: { type: (keys) => pty.write(keys), shows },
    onData: (listener) => pty.onData(listener),
    onExit: (listener) => pty.onExit(listener),
  };
}
