import { parseArgs } from 'node:util';
import { presetFile } from '#domain/policy/testing/presets.ts';
import { proofRuns } from '../engines/cases/proof-runs.ts';
import { GUARDED_CLIENTS } from '../engines/guard/clients.ts';
import { guardIdOf } from '../engines/guard/prove-guard.ts';
import { proveGuards } from '../engines/guard/prove-guards.ts';
import { install, pinNewest } from '../engines/install.ts';
import { isIsolated, isolate } from '../engines/isolate.ts';
import { newerVersions } from '../engines/newer.ts';
import { isProven, printTable, proveAll } from '../engines/prove-all.ts';
import type { Prover } from '../engines/prover.ts';
import { PROVERS } from '../engines/provers.ts';

const USAGE = `npm run prove -- [options]

  --only NAME     one enforcement target, or the guard in one client, such as
                  guard-claude-code; may be given several times
  --list          print the targets and their engines and stop
  --record        write what was seen to engines/record.json and engines/guard-record.json;
                  without it, the run is compared with the record
  --latest        first pin the newest versions of the chosen engines in engines/package.json

Runs our policy files and our guard in the real clients, without a network, and says what was seen. The clients
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
    return print([...PROVERS.map(listed), ...GUARDED_CLIENTS.map(listedGuard)].join(''));
  }
  const ids = [...PROVERS.map(({ target }) => target), ...GUARDED_CLIENTS.map(guardIdOf)];
  const unknown = values.only?.find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    console.error(`There is no target “${unknown}”. There are:\n`);
    print([...new Set(ids)].map((id) => `${id}\n`).join(''));
    return 1;
  }
  const wanted = PROVERS.filter((prover) => values.only?.includes(prover.target) ?? true);
  const chosen = wanted.filter((prover) => prover.program?.missing() === undefined);
  const guarded = GUARDED_CLIENTS.filter((one) => values.only?.includes(guardIdOf(one)) ?? true);
  if (!isIsolated()) {
    const needed = [...chosen, ...guarded.map(({ client }) => client)];
    const packages = [...new Set(needed.flatMap((one) => one.package ?? []))];
    if (values.latest) pinNewest(packages);
    if (packages.length > 0) install();
    for (const line of await newerVersions(packages)) console.log(line);
    const code = isolate();
    if (code !== null) return code;
  }
  for (const prover of wanted) if (!chosen.includes(prover)) print(`\n${listed(prover)}`);
  const outcomes = await proveAll(chosen, proofRuns(presetFile), values.record);
  if (outcomes.length > 0) printTable(outcomes);
  const failed = [
    ...outcomes.filter((outcome) => !isProven(outcome)).map(({ target }) => target),
    ...(await proveGuards(guarded, values.record)),
  ];
  for (const id of failed) console.log(`${id}: not as expected; see above`);
  return failed.length > 0 || outcomes.length + guarded.length === 0 ? 1 : 0;
}

/** A line with a target and its engine, and why it is left out where it cannot run here. */
function listed({ target, engine, program }: Prover): string {
  const missing = program?.missing();
  const reason = missing === undefined ? '' : `, left out: ${missing}`;
  return `${target.padEnd(19)}${engine}${reason}\n`;
}

const listedGuard = (guarded: (typeof GUARDED_CLIENTS)[number]): string =>
  `${guardIdOf(guarded).padEnd(19)}${guarded.client.label} with toolward-guard\n`;

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

process.exitCode = await main();
