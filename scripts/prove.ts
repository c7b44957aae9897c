import { parseArgs } from 'node:util';
import { presetFile } from '#domain/policy/testing/presets.ts';
import { proofRuns } from '../engines/cases/proof-runs.ts';
import { install } from '../engines/install.ts';
import { isolate } from '../engines/isolate.ts';
import { isProven, printTable, proveAll } from '../engines/prove-all.ts';
import { PROVERS } from '../engines/provers.ts';

const USAGE = `npm run prove -- [options]

  --only TARGET   one enforcement target; may be given several times
  --list          print the targets and their engines and stop

Runs our policy files in the real clients, without a network, and records in engines/record.json
what was seen. The clients are installed into engines/node_modules first (about 1.5 GB).
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return print(USAGE);
  if (values.list) {
    return print(PROVERS.map((prover) => `${prover.target.padEnd(14)}${prover.engine}\n`).join(''));
  }
  const unknown = values.only?.find((id) => !PROVERS.some((prover) => prover.target === id));
  if (unknown !== undefined) {
    console.error(`There is no target “${unknown}”. There are:\n`);
    print(PROVERS.map((prover) => `${prover.target}\n`).join(''));
    return 1;
  }
  install();
  const code = isolate();
  if (code !== null) return code;
  const chosen = PROVERS.filter((prover) => values.only?.includes(prover.target) ?? true);
  const outcomes = await proveAll(chosen, proofRuns(presetFile));
  printTable(outcomes);
  const failed = outcomes.filter((outcome) => !isProven(outcome));
  for (const { target } of failed) console.log(`${target}: not as expected; see above`);
  return failed.length > 0 ? 1 : 0;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

process.exitCode = await main();
