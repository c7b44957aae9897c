import type { Reversibility, Undo } from '#domain/risk/reversibility.ts';
import { REVERSIBILITY_LABEL } from './risk.ts';

const FROM: Record<NonNullable<Undo['from']>, string> = {
  trash: ' from the trash',
  history: ' from its history',
  backup: ' from a backup',
  schedule: '',
};

/** "A person can restore it from the trash, for 30 days."; undefined where another call undoes it. */
export function whoUndoes({ by, from, within }: Undo): string | undefined {
  if (from === 'schedule') return 'Another call can cancel it until it happens.';
  if (by === 'call') return undefined;
  const time = within ? `, for ${within}` : '';
  return by === 'provider'
    ? `Only the provider can restore it${time}.`
    : `A person can restore it${from ? FROM[from] : ''}${time}.`;
}

/** Answers "Can it be undone?" and by whom, in one sentence. */
export function undoSentence({
  reversibility,
  undo,
}: {
  readonly reversibility: Reversibility;
  readonly undo?: Undo | undefined;
}): string {
  return (undo && whoUndoes(undo)) ?? REVERSIBILITY_LABEL[reversibility];
}
