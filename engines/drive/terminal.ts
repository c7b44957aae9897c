import { screenText } from './screen.ts';

/** A pseudo terminal in which a client runs. */
export interface Screen {
  /** Types as a person would; `\r` is the return key, `\u001b` is escape. */
  type(keys: string): void;
  /** Resolves with what the terminal shows, once that is so. Fails when the client ends. */
  until(isSo: (text: string) => boolean): Promise<string>;
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

const [COLUMNS, ROWS] = [160, 60];

/** Starts a program in a pseudo terminal. */
export async function startTerminal(
  command: string,
  args: readonly string[],
  options: { cwd: string; env: Record<string, string> },
): Promise<RunningTerminal> {
  const name = '@lydell/node-pty';
  const { spawn } = (await import(name)) as PtyModule;
  const size = { name: 'xterm-256color', cols: COLUMNS, rows: ROWS };
  const pty = spawn(command, args, { ...options, ...size });
  const shown = screenText(COLUMNS, ROWS);
  let ended = false;
  let look = () => {};
  pty.onData((data) => {
    shown.write(data);
    look();
  });
  pty.onExit(() => {
    ended = true;
    look();
  });
  const until = (isSo: (text: string) => boolean) =>
    new Promise<string>((resolve, reject) => {
      look = () => {
        const text = shown.text();
        if (isSo(text)) {
          look = () => {};
          resolve(text);
        } else if (ended) reject(new Error('The client has ended.'));
      };
      look();
    });
  return {
    pid: pty.pid,
    screen: { type: (keys) => pty.write(keys), until },
    onData: (listener) => pty.onData(listener),
    onExit: (listener) => pty.onExit(listener),
  };
}
