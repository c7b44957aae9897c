import type { Seen } from '../src/domain/policy/proof.ts';
import type { StubServer, ToolCall } from './cases/proof-run.ts';
import type { Client } from './client.ts';
import type { WireName } from './model/dialect.ts';
import { type AskedQuestion, runSession, type SessionResult, type Setting } from './run-session.ts';
import { marker } from './stub/marker.ts';

type Names = ReadonlyMap<string, WireName>;

export interface Judged {
  /** What was seen of each call, in order; undefined for a tool that the client never offers. */
  readonly seen: readonly (Seen | undefined)[];
  readonly names: Names;
}

export function markerOf(servers: readonly StubServer[], call: ToolCall): string {
  const server = servers.findIndex(({ as }) => as === call.server);
  return marker(server, servers[server]?.tools.indexOf(call.tool) ?? -1);
}

/** Every call carries its own word, so that an arrival at a stub belongs to one call. */
export const wordOf = (place: number) => `call-${place}`;

/** Was a person asked about this call: by its word, or, where the question has no word, by its time? */
function isAbout({ text, after }: AskedQuestion, place: number, at: number): boolean {
  const words = text.match(/call-\d+/g);
  return words ? words.includes(wordOf(place)) : after === at;
}

export function judge(
  client: Client,
  setting: Setting,
  result: SessionResult,
  call: ToolCall,
  place: number,
  at: number,
  name: WireName,
): Seen {
  const reached = result.events.some((event) => event.arguments?.['repo'] === wordOf(place));
  const asked = result.questions.some((question) => isAbout(question, place, at));
  // The driver says no to every question: a call that then runs is nothing that a target claims.
  if (reached) return asked ? 'unclear' : 'allowed';
  if (asked) return 'asked';
  const server = setting.servers.findIndex(({ as }) => as === call.server);
  const listed = result.events.some((event) => event.server === server && event.listed);
  if (result.turns === 0 || !listed) return 'not started';
  if (!result.offered.has(markerOf(setting.servers, call))) return 'hidden';
  const answer = result.answers[at];
  const evidence = { name: name.name, answer: answer ?? '', output: result.output };
  if (client.wasAsked?.(evidence)) return 'asked';
  return answer === undefined ? 'unclear' : 'denied';
}

/**
 * Makes every call and says what was seen. A client that ends at a question is started again for
 * the calls that are left.
 */
export async function judgeCalls(
  client: Client,
  setting: Setting,
  calls: readonly ToolCall[],
  known: Names,
): Promise<Judged> {
  const seen: (Seen | undefined)[] = calls.map(() => undefined);
  const names = new Map(known);
  let left = calls.map((call, place) => ({ call, place }));
  while (left.length > 0) {
    const plan = left.map(({ call, place }) => ({
      marker: markerOf(setting.servers, call),
      arguments: { owner: 'acme', ...call.arguments, repo: wordOf(place) },
    }));
    const result = await runSession(client, { ...setting, calls: plan, known });
    for (const [key, name] of result.offered) names.set(key, name);
    for (const [at, { call, place }] of left.entries()) {
      const name = names.get(markerOf(setting.servers, call));
      if (!name) continue;
      if (!result.made.has(at) && result.made.size > 0) continue;
      seen[place] = judge(client, setting, result, call, place, at, name);
    }
    const rest = left.filter((_, at) => !result.made.has(at));
    if (rest.length === left.length) break;
    left = rest.filter(({ call }) => names.has(markerOf(setting.servers, call)));
  }
  return { seen, names };
}
