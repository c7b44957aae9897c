import type { Override } from '#domain/policy/override.ts';
import { isTyped, overrideWhere } from '#wording/override.ts';
import { capitalised } from '#wording/sentence.ts';

interface Props {
  readonly override: Override;
}

/** What to look for, where, and when it counts. */
export function OverrideText({ override }: Props) {
  return (
    <>
      {isTyped(override) ? (
        <code>{override.text}</code>
      ) : (
        <strong>{capitalised(override.text)}</strong>
      )}
      {overrideWhere(override)}
    </>
  );
}
