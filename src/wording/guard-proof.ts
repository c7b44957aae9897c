import type { GuardedClient } from '#domain/policy/guard/clients.ts';
import type { GuardCase, GuardProof, GuardProofStatus } from '#domain/policy/guard/proof.ts';
import { DRIVEN } from './proof.ts';
import { counted } from './sentence.ts';

/** What a record allows to say about the guard in a client; without one, that it was tried by hand or not at all. */
export function guardProofSentence(
  { label, tried }: GuardedClient,
  status: GuardProofStatus | undefined,
): string {
  if (!status) {
    return tried
      ? `Tried by hand in ${label} ${tried.version} on ${tried.date}; no proof is recorded.`
      : 'Not tried: made after what others publish about its hooks.';
  }
  const { proof, kind, lifted, tightened } = status;
  const all = [...proof.cases, ...proof.traps];
  const passed = all.filter(({ ok }) => ok).length.toLocaleString('en');
  const where = `${proof.engine} ${proof.version}${DRIVEN[proof.mode]} on ${proof.date}`;
  switch (kind) {
    case 'stale':
      return `Not proven: what is tried has changed since it ran in ${where}.`;
    case 'failed':
      return `Not proven: in ${where}, only ${passed} of ${counted(all.length, 'call')} ended as they should.`;
    case 'proven':
      return `Proven in ${where}: ${passed} of ${counted(all.length, 'call')} ended as they should. The guard let ${counted(lifted, 'call')} run that the client’s file asks about, and asked about or refused ${tightened.toLocaleString('en')} that it lets run or asks about.`;
  }
}

/** How many calls ended as they should in one way of starting the client with the guard. */
export interface TriedSetting {
  readonly setting: string;
  readonly layer: GuardCase['layer'];
  /** What the guard is worth there: it decides, the client's own rules do, or every call is refused. */
  readonly worth: 'works' | 'floor' | 'refuses';
  readonly passed: number;
  readonly total: number;
}

/** The settings of a proof, in the order in which they were tried. */
export function triedSettings({ cases, traps }: GuardProof): TriedSetting[] {
  const all = [...cases.map((each) => ({ ...each, worth: 'works' as const })), ...traps];
  const groups = Map.groupBy(all, ({ setting, layer, worth }) =>
    JSON.stringify([setting, layer, worth]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { setting, layer, worth } = first;
    return [
      { setting, layer, worth, passed: group.filter(({ ok }) => ok).length, total: group.length },
    ];
  });
}

/** In a table: what happens to calls in a setting. */
export const WORTH_LABEL: Readonly<Record<TriedSetting['worth'], string>> = {
  works: 'The guard decides',
  floor: 'The client’s own rules decide',
  refuses: 'Every call is refused',
};
