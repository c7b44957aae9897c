import type { APIRoute } from 'astro';
import { z } from 'zod';
import { attackPatternSchema } from '#domain/attack/pattern.ts';
import { policySchema } from '#domain/policy/policy.ts';
import { presetSchema } from '#domain/policy/preset.ts';
import { assessmentSchema } from '#domain/risk/assessment.ts';
import { riskRuleSchema } from '#domain/risk/rule.ts';
import { contentServerSchema } from '#domain/server.ts';

const SCHEMAS: Record<string, z.ZodType> = {
  assessment: assessmentSchema,
  'attack-pattern': attackPatternSchema,
  policy: policySchema,
  preset: presetSchema,
  'risk-rule': riskRuleSchema,
  server: contentServerSchema,
};

export const getStaticPaths = () => Object.keys(SCHEMAS).map((name) => ({ params: { name } }));

export const GET: APIRoute = ({ params }) => {
  const schema = SCHEMAS[params['name'] ?? ''];
  if (!schema) return new Response(null, { status: 404 });
  return Response.json(z.toJSONSchema(schema, { io: 'input' }));
};
