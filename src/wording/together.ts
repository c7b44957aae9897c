import type { Effect } from '#domain/policy/effective.ts';
import type { Break, SetEffect } from '#domain/stack/together.ts';
import { listed } from './list.ts';
import { legLabel } from './risk.ts';

/** What the files of a policy do about a combination, as a clause. */
function effectClause({ effect, leg = [] }: SetEffect, policy: string): string {
  const part = `“${legLabel(leg)}”`;
  const clauses: Readonly<Record<Effect, string>> = {
    refused: `${policy} breaks it: every tool under ${part} is refused`,
    asks: `${policy} lets no tool under ${part} run without asking`,
    runs: `${policy} does not break it`,
  };
  return clauses[effect];
}

/** What the chosen policy does about a combination in a format, and which other presets refuse a part. */
export function setEffectSentence(
  effect: SetEffect,
  format: string,
  better: readonly string[],
): string {
  const own = `In ${format}, ${effectClause(effect, 'the policy below')}.`;
  if (effect.effect === 'refused' || better.length === 0) return own;
  const names = listed(better.map((label) => `“${label}”`));
  const more = better.length === 1 ? `preset ${names} breaks` : `presets ${names} break`;
  return `${own} The ${more} it.`;
}

/** How many formats a sentence names. */
const NAMED = 3;

/** What a policy does about a combination in each format, one sentence for formats that do the same. */
export function effectsByFormat(
  policy: string,
  formats: readonly (SetEffect & { readonly format: string })[],
): string[] {
  const groups = Map.groupBy(formats, ({ effect, leg }) => JSON.stringify([effect, leg]));
  return [...groups.values()]
    .toSorted((a, b) => b.length - a.length)
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const where = group.length === formats.length ? 'every format' : formatNames(group);
      return [`In ${where}, ${effectClause(first, `the ${policy} policy`)}.`];
    });
}

function formatNames(group: readonly { readonly format: string }[]): string {
  const names = group.map(({ format }) => format);
  const more = names.length - NAMED;
  if (more < 2) return listed(names);
  return listed([...names.slice(0, NAMED), `${more} other formats`]);
}

/** "all 31 tools under “Sends data out” (20 of github, 11 of slack)": what the smallest change denies. */
export function deniedTools({ leg, tools }: NonNullable<Break['deny']>): string {
  if (tools.length === 1) return `the one tool under “${legLabel(leg)}”`;
  const all = tools.length === 2 ? 'both' : `all ${tools.length.toLocaleString('en')}`;
  const servers = [...Map.groupBy(tools, ({ server }) => server)].map(
    ([server, some]) => `${some.length.toLocaleString('en')} of ${server}`,
  );
  const from = servers.length > 1 ? ` (${servers.join(', ')})` : '';
  return `${all} tools under “${legLabel(leg)}”${from}`;
}
