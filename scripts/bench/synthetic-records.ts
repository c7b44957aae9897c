import { once } from 'node:events';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { toolOf } from '../../tests/fixtures/large-servers.ts';

const USAGE = `node scripts/bench/synthetic-records.ts [--servers N] [--tools N] > records.jsonl

  --servers N   how many made-up servers           (30000)
  --tools N     how many tools they have together  (300000)
`;

export interface Amounts {
  readonly servers: number;
  readonly tools: number;
}

/** Words that tell one server's tools from another's, so that texts do not repeat as a whole. */
const TRADES = ['bakery', 'clinic', 'library', 'harbour', 'school', 'farm', 'museum', 'garage'];

/** An even spread in a fixed order that does not follow the number: a multiplicative hash. */
const spread = (number: number): number => Math.imul(number + 1, 0x9e3779b1) >>> 0;

/**
 * How many tools each server has. Few have many, as in real catalogues: a server at random place r of n
 * gets a share that falls with 1 / (r + 20). The sum is exactly the number of tools, each has at least one.
 */
export function* toolCounts({ servers, tools }: Amounts): Generator<number> {
  const harmonic = Array.from({ length: servers }, (_, place) => 1 / (place + 20));
  const all = harmonic.reduce((sum, share) => sum + share, 0);
  const spare = tools - servers;
  let share = 0;
  let given = 0;
  for (const part of harmonic) {
    share += part / all;
    const until = Math.round(spare * share);
    yield 1 + until - given;
    given = until;
  }
}

function recordOf(number: number, tools: number): string {
  const trade = TRADES[spread(number) % TRADES.length] ?? '';
  const start = spread(number + 7) % 100_000;
  const record = {
    slug: `made-up-${number}`,
    name: `Made-up ${trade} ${number}`,
    description: `A made-up server with ${tools} tools for the ${trade} number ${number}.`,
    quality: 'tools-list',
    source: { dataset: 'synthetic', seen: '2026-11-20' },
    tools: Array.from({ length: tools }, (_, index) => {
      const { name, parameters } = toolOf(start + index);
      const [verb = '', ...thing] = name.split('_');
      return {
        // 500 names are different: from then on a number tells them apart.
        name: index < 500 ? name : `${name}_${index}`,
        description: `${verb} one ${thing.join(' ')} of the ${trade}, tool ${index + 1} of ${tools} on server ${number}.`,
        inputSchema: {
          type: 'object',
          properties: Object.fromEntries(
            parameters.map(({ name: id, required: _, ...rest }) => [id, rest]),
          ),
          required: parameters.filter(({ required }) => required).map(({ name: id }) => id),
        },
      };
    }),
  };
  return `${JSON.stringify(record)}\n`;
}

/** Lines for `--source`, one at a time. The same amounts give the same lines. */
export function* syntheticRecords(amounts: Amounts): Generator<string> {
  const { servers, tools } = amounts;
  if (!(servers >= 1 && tools >= servers))
    throw new Error('Each server needs a tool: give as many tools as servers, or more.');
  let number = 0;
  for (const count of toolCounts(amounts)) {
    number += 1;
    yield recordOf(number, count);
  }
}

/** Waits where the reader is slower, so that memory does not grow with the number of lines. */
async function print(amounts: Amounts): Promise<void> {
  for (const line of syntheticRecords(amounts))
    if (!process.stdout.write(line)) await once(process.stdout, 'drain');
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      servers: { type: 'string', default: '30000' },
      tools: { type: 'string', default: '300000' },
      help: { type: 'boolean', default: false },
    },
  });
  try {
    if (values.help) console.log(USAGE);
    else await print({ servers: Number(values.servers), tools: Number(values.tools) });
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
