/**
 * Letters and digits of a name, without case, accents or separators: `create_api_key`,
 * `createApiKey` and "Create API key" have the same key. Empty for a name of signs alone.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Begins no word of any language here, so a token is never taken for an ordinary word. */
const MARK = 'zzq';

/** The index word under which a whole name, or the beginning of one, is found. */
export const nameToken = (name: string): string => `${MARK}${nameKey(name)}`;
