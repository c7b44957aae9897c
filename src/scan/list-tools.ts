import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { z } from 'zod';
import { ScanFailed } from './scan-failed.ts';
import type { ScanLimits } from './target.ts';

/** One page as it was sent: nothing is dropped from a definition. */
const pageSchema = z.looseObject({
  tools: z.array(z.unknown()),
  nextCursor: z.string().nullish(),
});

export interface ListedTools {
  /** Exactly as the server sent them, in its order. */
  readonly tools: readonly unknown[];
  readonly pages: number;
}

/**
 * Asks for every page of `tools/list`. Throws ScanFailed if the list does not end: the same cursor
 * twice, or more pages or tools than the limits allow.
 */
export async function listTools(
  client: Client,
  limits: ScanLimits,
  signal: AbortSignal,
): Promise<ListedTools> {
  const tools: unknown[] = [];
  const cursors = new Set<string>();
  let cursor: string | undefined;
  for (let pages = 1; ; pages += 1) {
    if (pages > limits.pages) {
      throw new ScanFailed(`The list of tools has more than ${limits.pages} pages.`);
    }
    const params = cursor === undefined ? {} : { cursor };
    const page = await client.request({ method: 'tools/list', params }, pageSchema, {
      signal,
      timeout: limits.milliseconds + 1_000,
    });
    tools.push(...page.tools);
    if (tools.length > limits.tools) {
      throw new ScanFailed(
        `The server lists more than ${limits.tools.toLocaleString('en')} tools; --max-tools sets another limit.`,
      );
    }
    cursor = page.nextCursor ?? undefined;
    if (cursor === undefined || cursor === '') return { tools, pages };
    if (cursors.has(cursor)) {
      throw new ScanFailed('The list of tools has no end: the server gave one cursor twice.');
    }
    cursors.add(cursor);
  }
}
