import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type GuardCase,
  type GuardProof,
  type GuardRecord,
  guardRecordSchema,
} from '../../src/domain/policy/guard/proof.ts';
import { GUARDED_CLIENTS } from './clients.ts';

const FILE = join(dirname(fileURLToPath(import.meta.url)), '../guard-record.json');

function readRecord(): GuardRecord {
  if (!existsSync(FILE)) return { proofs: [] };
  return guardRecordSchema.parse(JSON.parse(readFileSync(FILE, 'utf8')));
}

/** The recorded proof of the guard in a client. */
export const recordedGuard = (client: string): GuardProof | undefined =>
  readRecord().proofs.find((proof) => proof.client === client);

/** Puts a proof in the place of an earlier one of the same client. */
export function writeGuardProof(proof: GuardProof): void {
  const others = readRecord().proofs.filter(({ client }) => client !== proof.client);
  const order = GUARDED_CLIENTS.map(({ client }) => client.target);
  const proofs = [...others, proof].sort(
    (a, b) => order.indexOf(a.client) - order.indexOf(b.client),
  );
  writeFileSync(FILE, `${JSON.stringify(guardRecordSchema.parse({ proofs }), null, 2)}\n`);
}

const labelled = ({ cases, traps }: GuardProof) =>
  new Map([...cases, ...traps].map((each) => [nameOfGuardCase(each), each.seen]));

/** A case in words. */
export const nameOfGuardCase = ({ setting, run, call, arguments: args }: GuardCase): string =>
  [`${setting}: ${run}: ${call}`, args].filter(Boolean).join(' ');

/** How a proof differs from the recorded one of the same client, one line for each difference. */
export function guardDifferences(proof: GuardProof): string[] {
  const recorded = recordedGuard(proof.client);
  if (!recorded) return ['the record has no proof in this client'];
  const [now, then] = [labelled(proof), labelled(recorded)];
  return [
    ...(proof.version === recorded.version
      ? []
      : [`version ${proof.version}, recorded ${recorded.version}`]),
    ...[...now]
      .filter(([name, seen]) => then.get(name) !== seen)
      .map(([name, seen]) => `${name}: ${seen}, recorded ${then.get(name) ?? 'nothing'}`),
    ...[...then.keys()].filter((name) => !now.has(name)).map((name) => `no longer run: ${name}`),
  ];
}
