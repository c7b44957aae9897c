import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scan } from './scan-server.ts';
import { shownUrl } from './secrets.ts';
import { shownCommand } from './shown-command.ts';

/** What is kept of a scan: facts and the raw list, never a value that was given to the server. */
export function snapshotOf(scan: Scan, day: string) {
  const { target } = scan;
  const started =
    target.kind === 'stdio'
      ? { command: shownCommand(target), env: Object.keys(target.env).sort() }
      : { url: shownUrl(target.url), headers: Object.keys(target.headers).sort() };
  return {
    name: target.name,
    ...(scan.package
      ? {
          registry: scan.package.registry,
          package: scan.package.name,
          ...(scan.package.version ? { version: scan.package.version } : {}),
        }
      : {}),
    transport: scan.transport,
    ...started,
    scanned: day,
    ...(scan.redacted ? { redacted: true } : {}),
    serverInfo: scan.serverInfo,
    capabilities: scan.capabilities,
    ...(scan.instructions === undefined ? {} : { instructions: scan.instructions }),
    pages: scan.pages,
    tools: scan.tools,
  };
}

/**
 * Writes the snapshot to a temporary file and moves it into place when complete. The same answer on the
 * same day gives the same bytes. Returns where it is.
 */
export function writeSnapshot(folder: string, scan: Scan, day: string): string {
  const path = join(folder, `${scan.target.name}.json`);
  const text = `${JSON.stringify(snapshotOf(scan, day), null, 1)}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return path;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${path}.${process.pid}.new`;
  try {
    writeFileSync(unfinished, text);
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return path;
}
