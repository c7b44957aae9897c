import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { presetFile } from '#domain/policy/testing/presets.ts';
import { proofRuns } from '../engines/cases/proof-runs.ts';
import { digestOf } from '../engines/digest.ts';
import { PROVERS } from '../engines/provers.ts';
import { readRecord } from '../engines/record.ts';

const runs = proofRuns(presetFile);
const pinned = JSON.parse(
  readFileSync(new URL('../engines/package.json', import.meta.url), 'utf8'),
) as { dependencies: Record<string, string> };

test.each(PROVERS.map((prover) => [prover.target, prover] as const))(
  'the record of %s is of the files that it renders today, in the pinned engine',
  (_, prover) => {
    const { target, kind } = prover;
    const found = readRecord().runs.find((run) => run.target === target && run.kind === kind);
    const again = `run “npm run prove -- --only ${target}” and commit engines/record.json`;
    expect(found?.digest, again).toBe(digestOf(target, runs));
    expect(found?.version, again).toBe(pinned.dependencies[prover.package]);
  },
);
