import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

interface Running {
  readonly parent: number;
  readonly words: readonly string[];
}

/** Shells that may stand between Gemini CLI and its hook. */
const SHELL = /(?:^|\/)(?:ba|da|z|k)?sh$/;
const TERMINAL = /^\/dev\/(?:pts\/|tty)/;

/**
 * Can Gemini CLI ask a person? It decides that by its input, its output, `-p` and the environment, and
 * says so nowhere; with `-p`, a question would wait for nobody. Where it cannot be told: no.
 */
export function geminiHasPerson(env: NodeJS.ProcessEnv = process.env): boolean {
  if (env['CI'] === 'true' || env['GITHUB_ACTIONS'] === 'true') return false;
  try {
    let pid = process.ppid;
    let running = processOf(pid);
    for (let shells = 0; SHELL.test(running.words[0] ?? '') && shells < 2; shells += 1) {
      pid = running.parent;
      running = processOf(pid);
    }
    // `-p` may stand with other letters, or with its text.
    const isOneShot = running.words.some((word) => /^-[a-z]*p|^--prompt(?:=|$)/i.test(word));
    return !isOneShot && terminalsOf(pid).every((file) => TERMINAL.test(file));
  } catch {
    return false;
  }
}

function processOf(pid: number): Running {
  if (process.platform === 'linux') {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return { parent: Number(parent), words };
  }
  const [parent = '', ...words] = outputOf('ps', ['-o', 'ppid=,args=', '-p', String(pid)])
    .trim()
    .split(/\s+/);
  return { parent: Number(parent), words };
}

/** What its standard input and output are. */
function terminalsOf(pid: number): string[] {
  if (process.platform === 'linux') {
    return ['0', '1'].map((number) => readlinkSync(`/proc/${pid}/fd/${number}`));
  }
  const names = outputOf('lsof', ['-a', '-p', String(pid), '-d', '0,1', '-F', 'n'])
    .split('\n')
    .filter((line) => line.startsWith('n'))
    .map((line) => line.slice(1));
  if (names.length !== 2) throw new Error('lsof does not show both');
  return names;
}

function outputOf(command: string, args: string[]): string {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', timeout: 1_000 });
  if (status !== 0) throw new Error(`${command} failed`);
  return stdout;
}
