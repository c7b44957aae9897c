import type { APIRoute } from 'astro';
import { z } from 'zod';
import { attackCaseSchema } from '#domain/attack/case.ts';
import { attackPatternSchema } from '#domain/attack/pattern.ts';
import { vulnerabilitySchema } from '#domain/attack/vulnerability.ts';
import { fingerprintFileSchema } from '#domain/fingerprint-file.ts';
import { policySchema } from '#domain/policy/policy.ts';
import { presetSchema } from '#domain/policy/preset.ts';
import { objectClassSchema } from '#domain/risk/object-class.ts';
import { publishedAssessmentSchema } from '#domain/risk/published-assessment.ts';
import { riskRuleSchema } from '#domain/risk/rule.ts';
import { severityTableSchema } from '#domain/risk/severity-table.ts';
import { contentServerSchema } from '#domain/server.ts';
import { serverDataSchema } from '#domain/server-data.ts';

const SCHEMAS: Record<string, z.ZodType> = {
  assessment: publishedAssessmentSchema,
  'attack-case': attackCaseSchema,
  'attack-pattern': attackPatternSchema,
  'attack-vulnerability': vulnerabilitySchema,
  fingerprints: fingerprintFileSchema,
  'object-class': objectClassSchema,
  policy: policySchema,
  preset: presetSchema,
  'risk-rule': riskRuleSchema,
  server: contentServerSchema,
  'server-data': serverDataSchema,
  'severity-table': severityTableSchema,
};

export const getStaticPaths = () => Object.keys(SCHEMAS).map((name) => ({ params: { name } }));

export const GET: APIRoute = ({ params }) => {
  const schema = SCHEMAS[params['name'] ?? ''];
  if (!schema) return new Response(null, { status: 404 });
  return Response.json(z.toJSONSchema(schema, { io: 'input' }));
};
