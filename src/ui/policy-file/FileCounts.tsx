import type { ComponentChildren } from 'preact';
import type { EffectCounts } from '#domain/policy/effective.ts';
import { effectCounts } from '#wording/effects.ts';

interface Props {
  readonly counts: EffectCounts;
  /** Begins the sentence: "In Claude Code". */
  readonly format: string;
  /** What else there is to say of the file, as sentences. */
  readonly children?: ComponentChildren;
}

/** What a file does, in numbers: "In Claude Code: 60 of 90 tools run, 24 ask, 6 are refused." */
export function FileCounts({ counts, format, children }: Props) {
  return (
    <p class="file-counts">
      In {format}: <strong>{effectCounts(counts)}</strong>. {children}
    </p>
  );
}
