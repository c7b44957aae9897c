import type { EnforcementTarget, Substitution } from '#domain/policy/target.ts';
import { groupSubstitutions } from '#wording/substitution.ts';
import { ForeignText } from '../ForeignText.tsx';
import { ToolNames } from './ToolNames.tsx';

interface Props {
  readonly target: EnforcementTarget;
  readonly substitutions: readonly Substitution[];
  /** Leave out the names of tools: the page is about one tool. */
  readonly single?: boolean;
}

/** What a file does instead, where its format cannot say what the policy says. */
export function Substitutions({ target, substitutions, single = false }: Props) {
  const groups = groupSubstitutions(substitutions, target);
  if (groups.length === 0) return null;
  return (
    <ul class="small substitutions">
      {groups.map(({ sentence, tools }) => (
        <li key={sentence}>
          <ForeignText text={sentence} />
          {!single && tools.length > 0 && (
            <span class="soft">
              {' '}
              (<ToolNames names={tools} most={3} />)
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
