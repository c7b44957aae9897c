import { isObject, own } from '#domain/own-value.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { parseJson } from '#domain/text/parse-json.ts';
import { parseToml } from '#domain/text/parse-toml.ts';
import { listed } from '#wording/list.ts';
import { nearest } from '../arguments.ts';
import { textIn } from './change-file.ts';
import type { ServerList } from './client.ts';

/**
 * What is odd about the names of servers: the rules of a policy hold under the name that the client gives a server, and
 * no other. A client may have servers elsewhere too, so nothing of it is surely wrong.
 */
export function nameNotes({ servers }: Policy, lists: readonly ServerList[]): string[] {
  const known = lists.flatMap(namesIn);
  const files = [...new Set(lists.map(({ path }) => path))].join(', ');
  const missing = servers.map(({ as }) => as).filter((as) => !known.includes(as));
  if (missing.length === 0) return [];
  const names = known.length === 0 ? '' : ` They name ${[...new Set(known)].join(', ')}.`;
  const [one] = missing;
  if (missing.length === 1 && one !== undefined)
    return [
      `The policy’s server ${one} is in none of ${files}.${names} Rules hold for a server of that name only.${nearest(one, known)}`,
    ];
  const near = missing.flatMap((as) => {
    const found = nearest(as, known);
    return found === '' ? [] : [` For ${as}:${found}`];
  });
  return [
    `The policy’s servers ${listed(missing)} are in none of ${files}.${names} Rules hold for servers of those names only.${near.join('')}`,
  ];
}

function namesIn({ path, keys }: ServerList): string[] {
  try {
    const text = textIn(path) ?? '';
    const parsed = path.endsWith('.toml') ? parseToml(text) : parseJson(text);
    const found = parsed.ok ? keys.reduce<unknown>(own, parsed.value) : undefined;
    return isObject(found) ? Object.keys(found) : [];
  } catch {
    return [];
  }
}
