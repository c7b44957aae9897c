import { spawn } from 'node:child_process';
import type { Launch, OnQuestion } from './client.ts';
import { openChannel } from './drive/channel.ts';
import { startTerminal } from './drive/terminal.ts';

export interface Finished {
  readonly output: string;
  readonly timedOut: boolean;
}

interface Options {
  readonly cwd: string;
  readonly env: Record<string, string>;
  readonly milliseconds: number;
  readonly onQuestion: OnQuestion;
}

interface Running {
  readonly pid: number | undefined;
  /** The conversation with it; undefined where it ends by itself. */
  readonly conversation: Promise<void> | undefined;
  onOutput(listener: (text: string) => void): void;
  onEnd(listener: () => void): void;
}

function startPlain({ command, args, speak }: Launch, options: Options): Running {
  const { cwd, env, onQuestion } = options;
  const child = spawn(command, args, { cwd, env, detached: true, stdio: 'pipe' });
  const { stdin, stdout, stderr } = child;
  // A client that ends early leaves nobody to write to.
  stdin.on('error', () => {});
  if (!speak) stdin.end();
  return {
    pid: child.pid,
    conversation: speak?.(openChannel(stdin, stdout), onQuestion),
    onOutput(listener) {
      stdout.on('data', (chunk) => listener(String(chunk)));
      stderr.on('data', (chunk) => listener(String(chunk)));
      child.on('error', (error) => listener(error.message));
    },
    onEnd(listener) {
      child.on('error', listener);
      child.on('exit', () => setTimeout(listener, 50));
    },
  };
}

async function startInTerminal(launch: Launch, options: Options): Promise<Running> {
  const { cwd, env, onQuestion } = options;
  const running = await startTerminal(launch.command, launch.args, { cwd, env });
  return {
    pid: running.pid,
    conversation: launch.type?.(running.screen, onQuestion),
    onOutput: running.onData,
    onEnd: running.onExit,
  };
}

/**
 * Runs a client in its own process group, and ends the whole group when the conversation with it is
 * over, at the latest after the time.
 */
export async function runProcess(launch: Launch, options: Options): Promise<Finished> {
  const running = launch.type
    ? await startInTerminal(launch, options)
    : startPlain(launch, options);
  let output = '';
  let timedOut = false;
  running.onOutput((text) => (output += text));
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      timedOut = true;
      resolve();
    }, options.milliseconds);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    running.onEnd(done);
    running.conversation?.then(done, (error: Error) => {
      output += `\n${error.message}`;
      done();
    });
  });
  try {
    if (running.pid !== undefined) process.kill(-running.pid, 'SIGKILL');
  } catch {
    // The group has ended by itself.
  }
  return { output, timedOut };
}
