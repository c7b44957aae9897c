import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { presetFile } from '#domain/policy/testing/presets.ts';
import { proofRuns } from '../engines/cases/proof-runs.ts';
import { digestOf } from '../engines/digest.ts';
import { GUARDED_CLIENTS } from '../engines/guard/clients.ts';
import { digestOfGuard } from '../engines/guard/digest.ts';
import { guardIdOf } from '../engines/guard/prove-guard.ts';
import { recordedGuard } from '../engines/guard/record.ts';
import { PROVERS } from '../engines/provers.ts';
import { recordedRun } from '../engines/record.ts';
import { requireTarget } from '../engines/require-target.ts';

const runs = proofRuns(presetFile);
const pinned = JSON.parse(
  readFileSync(new URL('../engines/package.json', import.meta.url), 'utf8'),
) as { dependencies: Record<string, string> };

/** Who has not got a program that is not on npm cannot prove again; the page then says that the files have changed. */
const here = PROVERS.filter(({ program }) => program?.missing() === undefined);

test.each(here.map((prover) => [prover.target, prover] as const))(
  'the record of %s is of the files that it renders today, in the pinned engine',
  (_, prover) => {
    const { target } = prover;
    const found = recordedRun(prover);
    const again = `run “npm run prove -- --record --only ${target}” and commit engines/record.json`;
    expect(found?.digest, again).toBe(digestOf(target, runs));
    expect(found?.mode, again).toBe(prover.mode);
    const { package: name } = prover;
    if (name !== undefined) expect(found?.version, again).toBe(pinned.dependencies[name]);
  },
);

const products = PROVERS.filter(({ mode }) => mode !== 'library');
test.each(products.map((prover) => [prover.target, prover] as const))(
  'every override of %s has a trap that tries it',
  (_, { target, traps }) => {
    const overrides = (requireTarget(target).overrides ?? []).map(({ id }) => id);
    const tried = new Set(traps.flatMap(({ override }) => override ?? []));
    expect(overrides.filter((id) => !tried.has(id))).toEqual([]);
    expect([...tried].filter((id) => !overrides.includes(id))).toEqual([]);
  },
);

test.each(GUARDED_CLIENTS.map((guarded) => [guardIdOf(guarded), guarded] as const))(
  'the record of %s is of the sessions and settings of today, in the pinned client',
  (id, guarded) => {
    const { client } = guarded;
    const found = recordedGuard(client.target);
    const again = `run “npm run prove -- --record --only ${id}” and commit engines/guard-record.json`;
    expect(found?.digest, again).toBe(digestOfGuard(guarded));
    expect(found?.version, again).toBe(pinned.dependencies[client.package]);
    expect([...(found?.cases ?? []), ...(found?.traps ?? [])].filter(({ ok }) => !ok)).toEqual([]);
  },
);
