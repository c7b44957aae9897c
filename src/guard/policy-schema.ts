import { z } from 'zod';
import { policySchema } from '#domain/policy/policy.ts';

/**
 * The JSON Schema of a policy. `scripts/bundle-guard.ts` puts its value in the place of this module, because a hook has
 * no time to load zod.
 */
export const POLICY_SCHEMA: unknown = z.toJSONSchema(policySchema, { io: 'input' });
