import type { EntryFields } from '../locate/fields.ts';
import { type SecretFinding, type SecretPlace, safeKey } from './finding.ts';
import { secretsInAddress } from './in-address.ts';
import { secretsInArguments } from './in-arguments.ts';
import { isSecretKey } from './secret-key.ts';
import { secretLooks } from './secret-value.ts';

type Pair = readonly [key: string, value: string];

/** Every secret of an entry that stands in plain text, by place and key, without its value. */
export function secretsInEntry(fields: EntryFields): SecretFinding[] {
  const all = [
    ...fields.variables.flatMap((pair) => inPair('variable', pair)),
    ...fields.headers.flatMap((pair) => inPair('header', pair)),
    ...fields.settings.flatMap((pair) => inPair('setting', pair)),
    ...secretsInArguments(fields.command),
    ...(fields.address === undefined ? [] : secretsInAddress(fields.address)),
  ];
  const seen = new Set<string>();
  return all.filter(({ place, key }) => {
    const id = `${place} ${key}`;
    return !seen.has(id) && seen.add(id);
  });
}

function inPair(place: SecretPlace, [key, value]: Pair): SecretFinding[] {
  const looks = secretLooks(value, isSecretKey(key)) ?? secretsInAddress(value)[0]?.looks;
  return looks ? [{ place, key: safeKey(key, `a ${place} with an unusual name`), looks }] : [];
}
