import { z } from 'zod';
import { capabilitySchema } from '../risk/capability.ts';
import { riskCategorySchema } from '../risk/category.ts';
import { severitySchema } from '../risk/severity.ts';

export const ATTACK_KINDS = ['pattern', 'case', 'vulnerability'] as const;
export type AttackKind = (typeof ATTACK_KINDS)[number];

export const EVIDENCE_LEVELS = ['in-the-wild', 'accident', 'demonstrated', 'described'] as const;
export const evidenceLevelSchema = z.enum(EVIDENCE_LEVELS);

export const ATTACKER_POSITIONS = [
  'malicious-agent',
  'malicious-content',
  'malicious-server',
  'malicious-user',
  'network',
  'none',
  'supply-chain',
] as const;

export const ATTACK_EFFECTS = [
  'approval-bypass',
  'code-execution',
  'credential-theft',
  'data-exfiltration',
  'destruction',
  'dos-cost',
  'fraud',
  'integrity-tampering',
  'persistence',
  'privilege-escalation',
] as const;

/** What a rule on the call can do about an attack. */
export const POLICY_COVERAGES = ['stops', 'limits', 'none'] as const;
export const policyCoverageSchema = z.enum(POLICY_COVERAGES);
export type PolicyCoverage = z.infer<typeof policyCoverageSchema>;

export const CONTROLS = [
  'approval',
  'argument-constraint',
  'deny',
  'isolation',
  'pin-definition',
  'rate-limit',
] as const;

export const VERIFICATIONS = ['record-read', 'page-read', 'secondary', 'unverified'] as const;

const partialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'use YYYY, YYYY-MM or YYYY-MM-DD');

const mappingsSchema = z.strictObject({
  'owasp-mcp': z.array(z.string()).default([]),
  'owasp-asi': z.array(z.string()).default([]),
  'owasp-llm': z.array(z.string()).default([]),
  'mitre-atlas': z.array(z.string()).default([]),
  'safe-mcp': z.array(z.string()).default([]),
  cwe: z.array(z.string()).default([]),
});

/** Front matter of a file in `content/attacks/patterns/`; the story stands below it. */
export const attackPatternSchema = z
  .strictObject({
    id: z.string().regex(/^ATK-P-\d{4}$/, 'use ATK-P- and four digits'),
    name: z.string().min(5).max(120),
    aliases: z.array(z.string()).default([]),
    summary: z.string().min(30).max(320),
    severity: severitySchema,
    evidence: evidenceLevelSchema,
    firstPublic: partialDate.optional(),
    attacker: z.array(z.enum(ATTACKER_POSITIONS)).min(1),
    /** What must hold before the attack can work, in one sentence. */
    needs: z.string().min(10),
    /** Which tools open the way: one of `anyCapability` or `anyCategory`, and all of `together`. */
    applies: z.strictObject({
      anyCapability: z.array(capabilitySchema).default([]),
      anyCategory: z.array(riskCategorySchema).default([]),
      together: z.array(capabilitySchema).default([]),
    }),
    effects: z.array(z.enum(ATTACK_EFFECTS)).min(1),
    policy: z.strictObject({
      coverage: policyCoverageSchema,
      controls: z.array(z.strictObject({ control: z.enum(CONTROLS), rule: z.string().min(5) })),
      cannot: z.string().min(5),
    }),
    mappings: mappingsSchema,
    /** Whose mapping it is: `ours` or the framework's own. */
    mappingBasis: z.record(z.string(), z.string()).default({}),
    related: z.array(z.string()).default([]),
    sources: z.array(z.url()).min(1),
    verification: z.enum(VERIFICATIONS),
    doubtful: z.array(z.string()).default([]),
  })
  .meta({ id: 'attack-pattern', description: 'A reusable attack technique' });
export type AttackPattern = z.infer<typeof attackPatternSchema>;
