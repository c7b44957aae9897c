import { createReadStream } from 'node:fs';
import { relative } from 'node:path';
import { createInterface } from 'node:readline';
import type { Server } from '#domain/server.ts';
import type { Tool } from '#domain/tool.ts';
import { recordSchema, serverFromRecord, toolFromRecord } from './record.ts';

/** A foreign record, or one of its tools, that was left out, and why. */
export interface Skipped {
  readonly file: string;
  readonly line: number;
  readonly what: string;
  readonly reason: string;
}

export interface ForeignServers {
  readonly servers: readonly Server[];
  readonly skipped: readonly Skipped[];
}

function parse(line: string): { raw: unknown } | string {
  try {
    return { raw: JSON.parse(line) as unknown };
  } catch (error) {
    return `not JSON: ${(error as Error).message}`;
  }
}

/**
 * Reads a JSON-lines file of server records as a stream. A record that cannot be used is skipped
 * and reported with its line; a foreign mistake never stops the build.
 */
export async function readRecords(path: string): Promise<ForeignServers> {
  const file = relative(process.cwd(), path) || path;
  const servers: Server[] = [];
  const skipped: Skipped[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    number += 1;
    if (line.trim() === '') continue;
    const skip = (what: string, reason: string) =>
      skipped.push({ file, line: number, what, reason });
    const parsed = parse(line);
    if (typeof parsed === 'string') {
      skip('record', parsed);
      continue;
    }
    const record = recordSchema.safeParse(parsed.raw);
    if (!record.success) {
      const issue = record.error.issues[0];
      skip('record', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a record'}`);
      continue;
    }
    const tools = readTools(record.data.tools, (what, reason) =>
      skip(`${record.data.slug}: ${what}`, reason),
    );
    if (tools.length === 0) skip(record.data.slug, 'none of its tools could be read');
    else servers.push(serverFromRecord(record.data, tools));
  }
  return { servers, skipped };
}

function readTools(raw: readonly unknown[], skip: (what: string, reason: string) => void): Tool[] {
  const tools = new Map<string, Tool>();
  raw.forEach((entry, index) => {
    const tool = toolFromRecord(entry);
    if (typeof tool === 'string') skip(`tools[${index}]`, tool);
    else if (tools.has(tool.name)) skip(`tool ${tool.name}`, 'a second tool of that name');
    else tools.set(tool.name, tool);
  });
  return [...tools.values()];
}
