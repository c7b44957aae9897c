import type { Override } from '#domain/policy/override.ts';
import { overrideWhere } from '#wording/override.ts';
import { capitalised } from '#wording/sentence.ts';

interface Props {
  readonly override: Override;
}

/** What to look for, where, and when it counts. */
export function OverrideText({ override }: Props) {
  return (
    <>
      {override.inWords ? (
        <strong>{capitalised(override.text)}</strong>
      ) : (
        <code>{override.text}</code>
      )}
      {overrideWhere(override)}
    </>
  );
}
