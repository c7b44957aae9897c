import { shortHash, slugify } from './slug.ts';

/** URL segment shared by tools of the same name on several servers, whatever their case style. */
export function familyOf(toolName: string): string {
  return slugify(toolName) || `tool-${shortHash(toolName)}`;
}

/** Letter or digit under which a tool is listed; `other` where the name has none. */
export function letterOf(name: string): string {
  return /^[a-z0-9]/.exec(slugify(name))?.[0] ?? 'other';
}
