import { spawn } from 'node:child_process';

export interface Finished {
  readonly output: string;
  readonly timedOut: boolean;
}

/** Runs a program in its own process group and ends the whole group, at the latest after the time. */
export function runProcess(
  command: string,
  args: readonly string[],
  options: { cwd: string; env: Record<string, string>; milliseconds: number },
): Promise<Finished> {
  return new Promise((resolve) => {
    const { cwd, env } = options;
    const child = spawn(command, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let timedOut = false;
    const endGroup = () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      } catch {
        // The group has ended by itself.
      }
    };
    const timer = setTimeout(() => {
      timedOut = true;
      endGroup();
    }, options.milliseconds);
    const done = () => {
      clearTimeout(timer);
      endGroup();
      resolve({ output, timedOut });
    };
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => {
      output += error.message;
      done();
    });
    child.on('exit', () => setTimeout(done, 50));
  });
}
