import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { constants } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { openGate } from './gate.ts';
import { Lines } from './lines.ts';
import { Relay } from './relay.ts';
import { windowsStart } from './windows-command.ts';

export const WRAP_USAGE = 'wrap --server NAME [--patience SECONDS] -- COMMAND [ARGUMENT…]';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Seconds that a question to a person stays open. */
const PATIENCE = 600;
/** Milliseconds after a server's end in which the rest of its output may arrive. */
const LAST_WORDS = 500;

interface Wrapping {
  readonly server: string;
  readonly patience: number;
  readonly command: readonly [string, ...string[]];
}

/**
 * Starts a server and stands between it and the client on stdin and stdout, until the server ends. Resolves to the
 * exit code: that of the server, 128 + the number of the signal that ended it, 127 where it cannot be started, 2 for
 * arguments that are wrong.
 */
export const wrap: Command = async (args, { policyFile }) => {
  const wrapping = readArguments(args);
  if (typeof wrapping === 'string') {
    process.stderr.write(
      `toolward-guard: ${wrapping}\nusage: toolward-guard [--policy FILE] ${WRAP_USAGE}\n`,
    );
    return 2;
  }
  const gate = await openGate(policyFile, wrapping.server);
  const [command, ...rest] = wrapping.command;
  const {
    file,
    args: words,
    options,
  } = process.platform === 'win32'
    ? windowsStart(command, rest, process.env)
    : { file: command, args: rest, options: {} };
  const child = spawn(file, words, { stdio: ['pipe', 'pipe', 'inherit'], ...options });
  const relay = new Relay({
    server: wrapping.server,
    gate,
    toClient: (line) => send(process.stdout, line, child.stdout),
    toServer: (line) => send(child.stdin, line, process.stdin),
    patience: wrapping.patience * 1000,
    ownIds: `toolward-${randomUUID()}-`,
  });
  eachLine(process.stdin, (line) => relay.fromClient(line), end);
  eachLine(child.stdout, (line) => relay.fromServer(line));
  child.stdin.on('error', () => {}); // The server is gone: its end is reported below.
  process.stdout.on('error', end); // The client is gone.
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  const code = await endOf(child);
  relay.end();
  await new Promise((done) => process.stdout.write('', done));
  return code;

  function end(): void {
    relay.end();
    child.stdin.end();
  }
};

function readArguments(args: readonly string[]): Wrapping | string {
  const at = args.indexOf('--');
  const [command, ...rest] = at < 0 ? [] : args.slice(at + 1);
  if (command === undefined) return 'no command of a server after --';
  try {
    const { values } = parseArgs({
      args: args.slice(0, at),
      options: {
        server: { type: 'string' },
        patience: { type: 'string', default: String(PATIENCE) },
      },
    });
    const { server } = values;
    const patience = Number(values.patience);
    if (!server) return '--server is missing: the name of the server in the policy';
    if (!(patience > 0 && patience <= 86_400))
      return '--patience is a number of seconds, up to a day';
    return { server, patience, command: [command, ...rest] };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Writes a line, and lets its source wait while the receiver is behind. */
function send(sink: Writable, line: Buffer | string, source: Readable): void {
  if (!sink.writable || sink.write(line) || source.isPaused()) return;
  source.pause();
  sink.once('drain', () => source.resume());
}

function eachLine(source: Readable, take: (line: Buffer) => void, end?: () => void): void {
  const lines = new Lines();
  const take1 = (line: Buffer) => take(line);
  source.on('data', (chunk: Buffer) => lines.add(chunk).forEach(take1));
  source.on('end', () => {
    lines.end().forEach(take1);
    end?.();
  });
}

function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`toolward-guard: the server could not be started: ${error.message}\n`);
      resolve(127);
    });
    child.on('exit', (code, signal) => {
      const result = code ?? 128 + (signal ? constants.signals[signal] : 0);
      // A process that the server started may hold its output open.
      const timer = setTimeout(() => resolve(result), LAST_WORDS);
      child.on('close', () => {
        clearTimeout(timer);
        resolve(result);
      });
    });
  });
}
