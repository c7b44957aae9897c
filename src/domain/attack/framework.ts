import { z } from 'zod';

/** Catalogues of risks and techniques that entries are mapped to. */
export const FRAMEWORKS = [
  'owasp-mcp',
  'owasp-asi',
  'owasp-llm',
  'mitre-atlas',
  'safe-mcp',
  'cwe',
  'capec',
] as const;
export const frameworkKeySchema = z.enum(FRAMEWORKS);
export type FrameworkKey = z.infer<typeof frameworkKeySchema>;

const frameworkSchema = z.strictObject({
  name: z.string().min(3),
  version: z.string().min(1).meta({ description: 'The version that the mappings were made with' }),
  publisher: z.string().min(2),
  url: z.url(),
  /** Whether `ids` lists the whole framework, so that gaps can be shown, or only what is used here. */
  complete: z.boolean(),
  ids: z.record(z.string(), z.string().min(2)).meta({ description: 'Id to official name' }),
});
export type Framework = z.infer<typeof frameworkSchema>;

/** `content/attacks/frameworks.yaml`: every framework, its version, and the names of its ids. */
export const frameworksSchema = z
  .strictObject({
    'owasp-mcp': frameworkSchema,
    'owasp-asi': frameworkSchema,
    'owasp-llm': frameworkSchema,
    'mitre-atlas': frameworkSchema,
    'safe-mcp': frameworkSchema,
    cwe: frameworkSchema,
    capec: frameworkSchema,
  })
  .meta({ id: 'attack-frameworks', description: 'Frameworks with version and names of ids' });
export type Frameworks = z.infer<typeof frameworksSchema>;
