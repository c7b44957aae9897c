import { z } from 'zod';
import { FRAMEWORKS, type FrameworkKey, type Frameworks } from './framework.ts';

/** Whose mapping it is. */
export const MAPPING_BASES = ['ours', 'source', 'record', 'cisa-adp'] as const;
export type MappingBasis = (typeof MAPPING_BASES)[number];

function mapping(id: RegExp, like: string) {
  return z.strictObject({
    ids: z.array(z.string().regex(id, `use ids such as ${like}`)).min(1),
    basis: z.enum(MAPPING_BASES),
  });
}

/** Ids of other catalogues, each with whose judgement the mapping is. */
export const mappingsSchema = z
  .strictObject({
    'owasp-mcp': mapping(/^MCP\d{2}$/, 'MCP06').optional(),
    'owasp-asi': mapping(/^ASI\d{2}$/, 'ASI01').optional(),
    'owasp-llm': mapping(/^LLM\d{2}$/, 'LLM01').optional(),
    'mitre-atlas': mapping(/^AML\.T\d{4}(\.\d{3})?$/, 'AML.T0051.001').optional(),
    'safe-mcp': mapping(/^SAFE-T\d{4}$/, 'SAFE-T1001').optional(),
    cwe: mapping(/^CWE-\d+$/, 'CWE-78').optional(),
    capec: mapping(/^CAPEC-\d+$/, 'CAPEC-275').optional(),
  })
  .meta({ description: 'Ids of other catalogues, each with whose judgement the mapping is' });
export type Mappings = z.infer<typeof mappingsSchema>;

export interface MappedId {
  readonly framework: FrameworkKey;
  readonly id: string;
  readonly basis: MappingBasis;
}

/** Every id that the mappings name, framework by framework, in the order of `FRAMEWORKS`. */
export function mappedIds(mappings: Mappings): MappedId[] {
  return FRAMEWORKS.flatMap((framework) => {
    const entry = mappings[framework];
    return entry ? entry.ids.map((id) => ({ framework, id, basis: entry.basis })) : [];
  });
}

/** The ids that the pinned version of their framework does not have. */
export function unknownIds(mappings: Mappings, frameworks: Frameworks): MappedId[] {
  return mappedIds(mappings).filter(({ framework, id }) => !(id in frameworks[framework].ids));
}
