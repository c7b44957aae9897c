import { spawnSync } from 'node:child_process';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { tooManyBytes } from './scan-failed.ts';
import type { StdioTarget } from './target.ts';

/** Arguments of `taskkill` that stop a program and all of its child processes. */
export const endTreeArguments = (pid: number): string[] => ['/PID', String(pid), '/T', '/F'];

/**
 * The SDK's transport, which finds `npx.cmd` and quotes arguments for Windows; what the program has
 * started ends with it.
 */
export class WindowsTransport extends StdioClientTransport {
  readonly #bytes: number;

  constructor(target: StdioTarget, bytes: number) {
    super({
      command: target.command,
      args: [...target.args],
      env: { ...target.env },
      stderr: 'pipe',
      maxBufferSize: bytes,
      ...(target.folder === undefined ? {} : { cwd: target.folder }),
    });
    this.#bytes = bytes;
  }

  /** Turns the SDK's error for a full buffer into the error that every transport gives. */
  translateError(error: Error): Error {
    return error.message.startsWith('ReadBuffer exceeded') ? tooManyBytes(this.#bytes) : error;
  }

  override async close(): Promise<void> {
    const { pid } = this;
    if (process.platform === 'win32' && pid !== null) {
      spawnSync('taskkill', endTreeArguments(pid), { windowsHide: true });
    }
    await super.close();
  }
}
