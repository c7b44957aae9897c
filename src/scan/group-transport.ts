import { type ChildProcess, spawn } from 'node:child_process';
import { getDefaultEnvironment } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ReadBuffer, serializeMessage } from '@modelcontextprotocol/sdk/shared/stdio.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { tooManyBytes } from './scan-failed.ts';
import type { StdioTarget } from './target.ts';

const POLITE = 500;
const FIRM = 1_500;

/**
 * Talks to a program over its standard input and output, as the SDK's own transport does, but in a
 * separate process group, so that its child processes end with it. For Linux and macOS.
 */
export class GroupTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: Transport['onmessage'];
  /** Receives each chunk of the program's standard error. */
  onstderr?: (text: Buffer) => void;
  /** How the program ended, once it has. */
  ended: string | undefined;
  #child: ChildProcess | undefined;
  #received = 0;
  readonly #target: StdioTarget;
  readonly #bytes: number;
  readonly #buffer: ReadBuffer;

  constructor(target: StdioTarget, bytes: number) {
    this.#target = target;
    this.#bytes = bytes;
    this.#buffer = new ReadBuffer({ maxBufferSize: bytes });
  }

  start(): Promise<void> {
    const { command, args, env, folder } = this.#target;
    const child = spawn(command, [...args], {
      env: { ...getDefaultEnvironment(), ...env },
      stdio: 'pipe',
      detached: true,
      ...(folder === undefined ? {} : { cwd: folder }),
    });
    this.#child = child;
    child.stdout.on('data', (chunk: Buffer) => this.#read(chunk));
    child.stderr.on('data', (chunk: Buffer) => this.onstderr?.(chunk));
    child.stdin.on('error', (error) => this.onerror?.(error));
    child.on('close', (code, signal) => {
      this.ended = signal === null ? `with exit code ${code}` : `by ${signal}`;
      this.onclose?.();
    });
    return new Promise((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', reject);
    });
  }

  #read(chunk: Buffer): void {
    this.#received += chunk.length;
    if (this.#received > this.#bytes) {
      this.onerror?.(tooManyBytes(this.#bytes));
      this.signal('SIGKILL');
      return;
    }
    this.#buffer.append(chunk);
    for (;;) {
      try {
        const message = this.#buffer.readMessage();
        if (message === null) return;
        this.onmessage?.(message);
      } catch (error) {
        this.onerror?.(error as Error);
      }
    }
  }

  send(message: JSONRPCMessage): Promise<void> {
    const input = this.#child?.stdin;
    if (!input?.writable) return Promise.reject(new Error('The program takes no more input.'));
    return new Promise((resolve) => {
      if (input.write(serializeMessage(message))) resolve();
      else input.once('drain', resolve);
    });
  }

  /** Sends a signal to the whole group; nothing where it is gone. */
  signal(name: NodeJS.Signals): void {
    const pid = this.#child?.pid;
    if (pid === undefined) return;
    try {
      process.kill(-pid, name);
    } catch {
      // The group is empty.
    }
  }

  /** Closes the input, then asks, then ends the group. */
  async close(): Promise<void> {
    const child = this.#child;
    if (!child || child.pid === undefined) return;
    child.stdin?.end();
    await this.#gone(child, POLITE);
    this.signal('SIGTERM');
    await this.#gone(child, FIRM);
    this.signal('SIGKILL');
    await this.#gone(child, FIRM);
    for (const stream of [child.stdout, child.stderr]) stream?.destroy();
  }

  #gone(child: ChildProcess, milliseconds: number): Promise<void> {
    if (this.ended !== undefined || child.exitCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      child.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
