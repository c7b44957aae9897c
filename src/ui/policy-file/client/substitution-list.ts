import type { EnforcementTarget, Substitution } from '#domain/policy/target.ts';
import { groupSubstitutions } from '#wording/substitution.ts';
import { element } from '../../client/element.ts';
import { foreignText } from '../../client/foreign-text.ts';

const NAMED = 3;

/** The same list as in src/ui/policy-file/Substitutions.astro. */
export function substitutionList(
  substitutions: readonly Substitution[],
  target: EnforcementTarget,
): HTMLElement[] {
  return groupSubstitutions(substitutions, target).map(({ sentence, tools }) => {
    const item = element('li', '', ...foreignText(sentence));
    if (tools.length === 0) return item;
    const names = tools
      .slice(0, NAMED)
      .flatMap((name, index) => [
        ...(index > 0 ? [', '] : []),
        element('span', 'mono', ...foreignText(name)),
      ]);
    const more = tools.length - NAMED;
    const rest = more > 0 ? ` and ${more.toLocaleString('en')} more` : '';
    item.append(' ', element('span', 'soft', '(', ...names, `${rest})`));
    return item;
  });
}
