import { z } from 'zod';
import { CAPABILITIES } from './capability.ts';
import { RISK_CATEGORIES } from './category.ts';
import { SEVERITIES } from './severity.ts';

/** The words of verdicts as schemas, apart from the words, which browsers load without zod. */

export const severitySchema = z.enum(SEVERITIES).meta({
  description: 'How bad the worst plausible single call is',
});

export const capabilitySchema = z.enum(CAPABILITIES).meta({
  description: 'Something that a tool lets an agent do',
});

export const riskCategorySchema = z.enum(RISK_CATEGORIES).meta({
  description: 'Most consequential kind of effect of an ordinary call, in order of precedence',
});
