import type { ArgumentFiring } from './argument.ts';
import type { DecisiveArgument } from './assessment.ts';
import type { FiredRules } from './fired-rules.ts';

/** The arguments, and what is said of the result, that make a call more or less dangerous. */
export function decisiveArguments({ arguments: firings, touches }: FiredRules): DecisiveArgument[] {
  return [
    ...firings.flatMap(fromArgument),
    ...touches.flatMap(({ rule, evidence }): DecisiveArgument[] => {
      const words = evidence[0]?.words;
      if (rule.decisive === undefined || words === undefined) return [];
      return [{ kind: 'words', words, says: rule.decisive }];
    }),
  ];
}

function fromArgument({ rule, choice, parameters }: ArgumentFiring): DecisiveArgument[] {
  return parameters
    .slice(0, 3)
    .flatMap(({ name: parameter, default: value }): DecisiveArgument[] => {
      if (choice) {
        const { value: gravest, of, effect } = choice;
        if (choice.sameEffect) return [];
        return [{ kind: 'action', parameter, value: gravest, of, category: effect.rule.category }];
      }
      if (rule.decisive === undefined) return [];
      const isGiven = value !== undefined && value !== null && value !== '';
      return [
        {
          kind: 'argument',
          parameter,
          says: rule.decisive,
          ...(isGiven ? { default: value } : {}),
        },
      ];
    });
}
