import type { Assessment } from '#domain/risk/assessment.ts';
import type { Amount, Audience, Fact, FactOfKind } from '#domain/risk/facts.ts';
import type { Reversibility } from '#domain/risk/reversibility.ts';
import { SEVERITY_MEANING } from './risk.ts';
import { capitalised } from './sentence.ts';
import { whoUndoes } from './undo.ts';

type Judged = Pick<
  Assessment,
  'category' | 'severity' | 'reversibility' | 'undo' | 'capabilities' | 'facts' | 'derivation'
>;

/**
 * What one call does at worst, how much it reaches and whether it can be undone: "At worst, work or
 * data is gone. One call can reach many at once. It cannot be undone."
 */
export function worstCase(judged: Judged): string {
  const { category, severity, facts } = judged;
  if (category === 'unknown' || severity === 'unknown')
    return `${capitalised(SEVERITY_MEANING.unknown)}.`;
  if (severity === 'low') return harmless(judged);
  const reach = REACH[factOf('amount', facts)?.value ?? 'one'];
  return [`At worst, ${harm(judged)}.`, reach, undone(judged)].filter(Boolean).join(' ');
}

/** Where only our own wording says more, the page must not promise that nothing can happen. */
function harmless(judged: Judged): string {
  const { derivation, reversibility } = judged;
  const isOurs = derivation.some(({ kind }) => kind === 'not-raised-by-us');
  const low = isOurs
    ? 'The server’s own words name no harm that one call does'
    : capitalised(SEVERITY_MEANING.low);
  return [`${low}.`, reversibility === 'partly' ? '' : undone(judged)].filter(Boolean).join(' ');
}

function factOf<K extends Fact['kind']>(
  kind: K,
  facts: readonly Fact[],
): FactOfKind<K> | undefined {
  return facts.find((fact): fact is FactOfKind<K> => fact.kind === kind);
}

const REACH: Readonly<Record<Amount, string>> = {
  one: '',
  list: 'One call can reach many at once.',
  filter: 'One call can reach all that fit a filter.',
  all: 'One call can reach everything there is.',
};

const SENT: Readonly<Record<Audience, string>> = {
  self: 'the user gets what nobody asked for',
  team: 'people of the team get to see it',
  outsiders: 'people outside get to see it',
  public: 'everyone can see it',
};

/** What is lost or done if the call is the wrong one; the rows and columns are those of the table. */
function harm({ category, severity, capabilities, facts }: Judged): string {
  const audience = factOf('audience', facts)?.value;
  const isGuarded = capabilities.includes('admin') || capabilities.includes('handles-credentials');
  switch (category) {
    case 'financial':
      return severity === 'critical'
        ? 'money or assets are gone'
        : 'something is ordered, billed or bid for';
    case 'destructive':
      if (severity === 'critical') return 'a whole body of work or data is gone';
      if (severity === 'medium') return 'something that is still needed is gone';
      return isGuarded ? 'access, a secret or a safeguard is gone' : 'work or data is gone';
    case 'execute': {
      const isCode = capabilities.includes('runs-code');
      if (severity === 'medium') return 'something runs or stops that others rely on';
      if (severity === 'critical')
        return isCode ? 'any code runs with the rights of the server' : 'a whole system stops';
      return isCode
        ? 'code runs that can reach data or other systems'
        : 'a system that others use changes or stops';
    }
    case 'read':
      if (severity !== 'medium') return 'secrets or other guarded data reach the agent';
      return factOf('object', facts)?.value === 'any-address'
        ? 'text of strangers comes in, or data leaves in the address'
        : 'private or business data reaches the agent';
    default:
      if (factOf('action', facts)?.value === 'send') {
        return SENT[audience ?? (severity === 'medium' ? 'team' : 'outsiders')];
      }
      if (audience === 'outsiders' || audience === 'public') return SENT[audience];
      if (severity === 'medium') return 'something that other people or programs rely on changes';
      return isGuarded
        ? 'access, a secret or a safeguard changes'
        : 'a system or data that others depend on changes at once';
  }
}

const UNDONE: Readonly<Record<Reversibility, string>> = {
  'nothing-changes': 'It changes nothing.',
  yes: 'It can be undone.',
  partly: 'The change can be undone, but not its consequences.',
  no: 'It cannot be undone.',
  unknown: 'The evidence does not say whether it can be undone.',
};

const undone = ({ reversibility, undo }: Judged): string =>
  (undo && whoUndoes(undo)) ?? UNDONE[reversibility];
