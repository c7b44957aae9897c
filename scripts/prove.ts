import { parseArgs } from 'node:util';
import { presetFile } from '#domain/policy/testing/presets.ts';
import { proofRuns } from '../engines/cases/proof-runs.ts';
import { install, pinNewest } from '../engines/install.ts';
import { isIsolated, isolate } from '../engines/isolate.ts';
import { newerVersions } from '../engines/newer.ts';
import { isProven, printTable, proveAll } from '../engines/prove-all.ts';
import type { Prover } from '../engines/prover.ts';
import { PROVERS } from '../engines/provers.ts';

const USAGE = `npm run prove -- [options]

  --only TARGET   one enforcement target; may be given several times
  --list          print the targets and their engines and stop
  --record        write what was seen to engines/record.json; without it, the run is
                  compared with the record
  --latest        first pin the newest versions of the chosen engines in engines/package.json

Runs our policy files in the real clients, without a network, and says what was seen. The clients
are installed into engines/node_modules first (about 1.5 GB). Intercept and AgentMesh are not on
npm: PROVE_INTERCEPT and PROVE_AGENTMESH hold the paths of their programs, or they are left out.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      list: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
      latest: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return print(USAGE);
  if (values.list) {
    return print(PROVERS.map(listed).join(''));
  }
  const unknown = values.only?.find((id) => !PROVERS.some((prover) => prover.target === id));
  if (unknown !== undefined) {
    console.error(`There is no target “${unknown}”. There are:\n`);
    print(PROVERS.map((prover) => `${prover.target}\n`).join(''));
    return 1;
  }
  const wanted = PROVERS.filter((prover) => values.only?.includes(prover.target) ?? true);
  const chosen = wanted.filter((prover) => prover.program?.missing() === undefined);
  if (!isIsolated()) {
    const packages = chosen.flatMap((prover) => prover.package ?? []);
    if (values.latest) pinNewest(packages);
    if (packages.length > 0) install();
    for (const line of await newerVersions(packages)) console.log(line);
    const code = isolate();
    if (code !== null) return code;
  }
  for (const prover of wanted) if (!chosen.includes(prover)) print(`\n${listed(prover)}`);
  const outcomes = await proveAll(chosen, proofRuns(presetFile), values.record);
  if (outcomes.length > 0) printTable(outcomes);
  const failed = outcomes.filter((outcome) => !isProven(outcome));
  for (const { target } of failed) console.log(`${target}: not as expected; see above`);
  return failed.length > 0 || outcomes.length === 0 ? 1 : 0;
}

/** A line with a target and its engine, and why it is left out where it cannot run here. */
function listed({ target, engine, program }: Prover): string {
  const missing = program?.missing();
  const reason = missing === undefined ? '' : `, left out: ${missing}`;
  return `${target.padEnd(16)}${engine}${reason}\n`;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

process.exitCode = await main();
