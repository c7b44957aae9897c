import type { Policy, Rule, Unlisted } from './policy.ts';
import type { EnforcementTarget } from './target.ts';

/** Where a file holds the name that the user's configuration gives to a server. */
export type ServerNamePlace = 'in-tool-name' | 'elsewhere' | 'nowhere';

/** Renders the same small policies for two names of a server, and compares the texts. */
export function serverNamePlace(target: EnforcementTarget): ServerNamePlace {
  if (target.toolNameFor('one', 'look') !== target.toolNameFor('two', 'look')) {
    return 'in-tool-name';
  }
  const differs = target.can.unlisted.some((unlisted) => {
    const [one, two] = ['one', 'two'].map((as) => target.render(policyNaming(as, unlisted)));
    return one?.ok && two?.ok && one.text !== two.text;
  });
  return differs ? 'elsewhere' : 'nowhere';
}

function policyNaming(as: string, unlisted: Unlisted): Policy {
  const rule = (decision: Rule['decision']): Rule => ({ decision, limits: [], conditions: [] });
  const tools = { look: rule('allow'), make: rule('ask') };
  return { unlisted, servers: [{ server: 'server', as, tools, others: 0 }] };
}
