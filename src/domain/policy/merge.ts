import { MARKS, type Policy, type Rule, type ServerPolicy } from './policy.ts';
import { ruleOf, rulesByName } from './rule-of.ts';
import { stricterDecision, stricterRule } from './strictness.ts';

/**
 * One policy for all servers of several. Where two list the same tool of the same server, the
 * result lets through only what both let through; the strictest decision on unlisted tools holds
 * for all. Two servers that want the same name in the configuration get different ones (`-2`).
 */
export function mergePolicies(policies: readonly Policy[]): Policy {
  const [first, ...rest] = policies;
  if (!first) throw new RangeError('there is no policy to merge');
  const servers = mergeServers(policies.flatMap((policy) => policy.servers));
  return { ...rest.reduce(strictest, first), servers };
}

/** One policy per server, for targets whose file holds one server. */
export function splitByServer(policy: Policy): Policy[] {
  return policy.servers.map((server) => ({ ...policy, servers: [server] }));
}

/** The first policy with the stricter decisions on unlisted tools. */
function strictest(a: Policy, b: Policy): Policy {
  const unlisted = stricterDecision(a.unlisted, b.unlisted);
  const readOnly = stricterDecision(
    a.unlistedReadOnly ?? a.unlisted,
    b.unlistedReadOnly ?? b.unlisted,
  );
  const { servers } = a;
  return { unlisted, ...(readOnly === unlisted ? {} : { unlistedReadOnly: readOnly }), servers };
}

/** Each server once, in the order in which they come: a stack can have a thousand. */
function mergeServers(servers: readonly ServerPolicy[]): ServerPolicy[] {
  const merged = new Map<string, ServerPolicy>();
  const names = new Set<string>();
  const keyOf = ({ server, as }: ServerPolicy) => JSON.stringify([server, as]);
  for (const server of servers) {
    const same = merged.get(keyOf(server));
    const kept = same ? mergeRules(same, server) : { ...server, as: freeName(server.as, names) };
    names.add(kept.as);
    merged.set(keyOf(kept), kept);
  }
  return [...merged.values()];
}

function freeName(as: string, names: ReadonlySet<string>): string {
  if (!names.has(as)) return as;
  let number = 2;
  while (names.has(`${as}-${number}`)) number += 1;
  return `${as}-${number}`;
}

function mergeRules(a: ServerPolicy, b: ServerPolicy): ServerPolicy {
  const names = [...new Set([...Object.keys(a.tools), ...Object.keys(b.tools)])];
  const rules = names.map((name) => [name, bothRules(ruleOf(a, name), ruleOf(b, name))] as const);
  const listed = new Set(names);
  const known = [...(a.neighbours ?? []), ...(b.neighbours ?? [])];
  const neighbours = [...new Set(known)].filter((name) => !listed.has(name));
  const total = Math.max(toolCount(a), toolCount(b), names.length + neighbours.length);
  const marks = [...new Set([...(a.markedReadOnly ?? []), ...(b.markedReadOnly ?? [])])];
  const { brings: _, ...rest } = a;
  const merged = {
    ...rest,
    ...{ tools: rulesByName(rules), others: total - names.length, neighbours },
    ...bringsOfBoth(a, b),
  };
  return marks.length > 0 ? { ...merged, markedReadOnly: marks } : merged;
}

/** What either policy says that a tool brings; one that says nothing of its tools says that they bring both. */
function bringsOfBoth(a: ServerPolicy, b: ServerPolicy): Pick<ServerPolicy, 'brings'> {
  if (!a.brings && !b.brings) return {};
  const bringing = (mark: (typeof MARKS)[number]) => [
    ...new Set([a, b].flatMap(({ tools, brings }) => brings?.[mark] ?? Object.keys(tools))),
  ];
  const [untrusted, secret] = MARKS;
  return { brings: { [untrusted]: bringing(untrusted), [secret]: bringing(secret) } };
}

function toolCount({ tools, others }: ServerPolicy): number {
  return Object.keys(tools).length + others;
}

function bothRules(a: Rule | undefined, b: Rule | undefined): Rule {
  if (a && b) return stricterRule(a, b);
  const rule = a ?? b;
  if (!rule) throw new RangeError('neither policy lists this tool');
  return rule;
}
