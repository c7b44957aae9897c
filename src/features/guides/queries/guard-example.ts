import { decide, type Outcome } from '#domain/policy/decide.ts';
import { guardChange } from '#domain/policy/guard/changes.ts';
import type { Rule, SessionCondition } from '#domain/policy/policy.ts';
import { serverPolicy } from '#domain/policy/policy-of-rules.ts';
import { EMPTY_SESSION, type Session } from '#domain/policy/session.ts';
import { MARKS } from '#domain/policy/vocabulary.ts';
import { memo } from '#queries/memo.ts';
import { presetById } from '#queries/presets.ts';
import { listServers } from '#queries/servers.ts';
import { type RuledTool, ruled, toolsOfServer } from '#queries/tools.ts';

/** A tool for which both the session and the user's words matter, and how calls of it end. */
export interface GuardExample {
  readonly server: { readonly slug: string; readonly label: string };
  readonly tool: Pick<RuledTool, 'name' | 'slug' | 'rule'>;
  readonly preset: string;
  /** The argument that the user may have named. */
  readonly argument: string;
  /** Without the guard; and with it: at first, after reading, and after reading where the user named it. */
  readonly ends: {
    readonly alone: Outcome;
    readonly first: Outcome;
    readonly after: Outcome;
    readonly named: Outcome;
  };
}

/** Servers that most readers know, to choose the example from; then all others. */
const KNOWN = ['slack', 'github'];

/** Undefined where no tool of the catalogue shows both. */
export const guardExample = memo('guard example', (db): GuardExample | undefined => {
  const preset = presetById(db, 'careful');
  const place = ({ slug }: { slug: string }) =>
    (KNOWN.indexOf(slug) + KNOWN.length + 1) % (KNOWN.length + 1);
  const servers = listServers(db)
    .filter(({ origin }) => origin === 'ours')
    .sort((a, b) => place(a) - place(b) || (a.slug < b.slug ? -1 : 1));
  for (const { slug, label } of servers) {
    for (const tool of toolsOfServer(db, slug)) {
      const { rule, name } = ruled(db, tool, preset.id);
      const argument = namedArgument(rule);
      if (argument === undefined || guardChange(rule)?.kind !== 'runs-until') continue;
      const policy = serverPolicy({ slug }, [{ ...tool, rule }], preset.unlisted);
      const call = { server: slug, tool: name, arguments: { [argument]: 'x' }, at: 0 };
      const ends = (session?: Session) => decide(policy, call, [], session).outcome;
      const after: Session = { ...EMPTY_SESSION, marks: new Set(MARKS) };
      return {
        server: { slug, label },
        tool: { name, slug: tool.slug, rule },
        preset: preset.label,
        argument,
        ends: {
          alone: ends(),
          first: ends(EMPTY_SESSION),
          after: ends(after),
          named: ends({ ...after, isNamed: () => true }),
        },
      };
    }
  }
  return undefined;
});

/** The one argument that the first case of a rule wants to be named. */
function namedArgument({ cases: [first] = [] }: Rule): string | undefined {
  const [condition, ...others] = first?.when.arguments ?? [];
  if (!condition || others.length > 0 || first?.decision !== 'allow') return undefined;
  const { is, ...rest } = condition as SessionCondition;
  const names = is === 'named-by-user' && 'arguments' in rest ? rest.arguments : [];
  return names.length === 1 ? names[0] : undefined;
}
