import type { RiskCategory } from '../risk/category.ts';
import type { Severity } from '../risk/severity.ts';
import { slugify } from '../slug.ts';
import type { ListedTool } from './listed-tool.ts';

/**
 * What filtering and sorting need to know of every tool, column by column; each column is as long
 * as `names`, worst first. The first words of a tool are in separate files: see `linesPer`.
 */
export interface ToolFacts {
  readonly severities: readonly string[];
  readonly categories: readonly string[];
  readonly capabilities: readonly string[];
  /** Ids of the classes of things that enough tools touch, the most frequent first. */
  readonly objects: readonly string[];
  readonly notices: readonly string[];
  /** Address part and label of each server, by label. */
  readonly servers: readonly (readonly [slug: string, label: string])[];
  /** Tools whose lines are in one file. */
  readonly linesPer: number;
  /** With hidden characters shown. */
  readonly names: readonly string[];
  /** Empty where it is what `slugify` makes of the name. */
  readonly slugs: readonly string[];
  /** Places in `servers`. */
  readonly server: readonly number[];
  /** One digit for each tool: its place in `severities`. */
  readonly severity: string;
  /** One digit for each tool: its place in `categories`. */
  readonly category: string;
  /** One bit for each of `capabilities`. */
  readonly capability: readonly number[];
  /** Places in `objects`; -1 where none is known, or only few tools touch it. */
  readonly object: readonly number[];
  /** One bit for each of `notices`. */
  readonly notice: readonly number[];
  /** One sign for each tool: its first letter or digit, or OTHER_LETTER. */
  readonly letter: string;
}

export const OTHER_LETTER = '-';

/** The tool in this place of the facts as a line of a list; `text` is in a separate file. */
export function listedTool(facts: ToolFacts, place: number, text: string): ListedTool {
  const [server = '', serverLabel = ''] = facts.servers[facts.server[place] ?? -1] ?? [];
  const name = facts.names[place] ?? '';
  return {
    server,
    serverLabel,
    name,
    slug: facts.slugs[place] || slugify(name),
    category: facts.categories[Number(facts.category.charAt(place))] as RiskCategory,
    severity: facts.severities[Number(facts.severity.charAt(place))] as Severity,
    text,
  };
}
