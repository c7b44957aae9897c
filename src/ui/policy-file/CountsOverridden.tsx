import type { FoundOverride } from '#domain/policy/find-overrides.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { countsOverridden } from '#wording/override.ts';
import { ForeignText } from '../ForeignText.tsx';

interface Props {
  readonly target: EnforcementTarget;
  readonly found: readonly FoundOverride[];
}

/** That numbers of what a file does are wrong as long as a line that was found is there. */
export function CountsOverridden({ target, found }: Props) {
  const sentences = countsOverridden(target, found);
  if (sentences.length === 0) return null;
  return (
    <div class="note mt-3">
      {sentences.map((sentence) => (
        <p key={sentence}>
          <ForeignText text={sentence} />
        </p>
      ))}
    </div>
  );
}
