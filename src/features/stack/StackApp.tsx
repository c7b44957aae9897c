import { useMemo } from 'preact/hooks';
import type { Preset } from '#domain/policy/preset.ts';
import type { CheckedSentences } from '#wording/proof.ts';
import { FILES_MISSING, noServersAdvice, noServersSentence } from '#wording/stack.ts';
import { StackState } from './client/stack-state.ts';
import { Overriding } from './Findings.tsx';
import { StackInput } from './StackInput.tsx';
import { StackResult } from './StackResult.tsx';

interface Props {
  readonly presets: readonly Preset[];
  readonly checked: CheckedSentences;
  /** The same of allowlists of servers. */
  readonly allowlists: CheckedSentences;
}

/** The page that reads a configuration. As it is built, it has nothing but the field. */
export function StackApp({ presets, checked, allowlists }: Props) {
  const state = useMemo(() => new StackState(presets), [presets]);
  const message = state.message.value;
  const shown = state.shown.value;
  return (
    <>
      <StackInput state={state} />
      {message?.kind === 'no-servers' && (
        <p class="note mt-4">
          {noServersSentence(message.why)} {noServersAdvice(message.origin)}
        </p>
      )}
      {state.isIncomplete.value && (
        <div class="note mt-4">
          <p>
            <strong>{FILES_MISSING}</strong> Check your connection. What was read from your config
            is still here.
          </p>
          <button type="button" class="button mt-2" onClick={() => state.retry()}>
            Try again
          </button>
        </div>
      )}
      {!shown && <Overriding found={state.overrides.value} />}
      {shown && (
        <StackResult state={state} shown={shown} checked={checked} allowlists={allowlists} />
      )}
    </>
  );
}
