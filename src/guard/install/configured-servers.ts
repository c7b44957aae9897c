import { isObject, own } from '#domain/own-value.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { parseJson } from '#domain/text/parse-json.ts';
import { parseToml } from '#domain/text/parse-toml.ts';
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
  return servers
    .filter(({ as }) => !known.includes(as))
    .map(({ as }) => {
      const names = known.length === 0 ? '' : ` They name ${[...new Set(known)].join(', ')}.`;
      return `The policy’s server ${as} is in none of ${files}.${names} Rules hold for a server of that name only.${nearest(as, known)}`;
    });
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
