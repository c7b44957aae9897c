import type { Effect } from '#domain/policy/effective.ts';
import type { Break, SetEffect } from '#domain/stack/together.ts';
import { listed } from './list.ts';
import { legLabel } from './risk.ts';
import { sentence } from './sentence.ts';

/** What the chosen policy does about a combination in a format, and which other presets refuse a part. */
export function setEffectSentence(
  { effect, leg = [] }: SetEffect,
  format: string,
  better: readonly string[],
): string {
  const part = `“${legLabel(leg)}”`;
  const does: Readonly<Record<Effect, string>> = {
    refused: `breaks it: every tool under ${part} is refused`,
    asks: `lets no tool under ${part} run without asking`,
    runs: 'does not break it',
  };
  const own = `In ${format}, the policy below ${does[effect]}.`;
  if (effect === 'refused' || better.length === 0) return own;
  const names = listed(better.map((label) => `“${label}”`));
  const more = better.length === 1 ? `preset ${names} breaks` : `presets ${names} break`;
  return `${own} The ${more} it.`;
}

/** How many formats a sentence names. */
const NAMED = 3;

/** What a policy does about a combination in each format, as one sentence: the most common first. */
export function effectsByFormat(
  formats: readonly (SetEffect & { readonly format: string })[],
): string {
  const groups = Map.groupBy(formats, ({ effect, leg }) => JSON.stringify([effect, leg]));
  const clauses = [...groups.values()]
    .toSorted((a, b) => b.length - a.length)
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const where = group.length === formats.length ? 'every format' : formatNames(group);
      return [`in ${where}, ${toolsAre(first)}`];
    });
  return sentence(clauses.join('; '));
}

function toolsAre({ effect, leg = [] }: SetEffect): string {
  const part = `“${legLabel(leg)}”`;
  const clauses: Readonly<Record<Effect, string>> = {
    refused: `every tool under ${part} is refused`,
    asks: `no tool under ${part} runs without asking`,
    runs: 'some tool of each part runs without asking',
  };
  return clauses[effect];
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
