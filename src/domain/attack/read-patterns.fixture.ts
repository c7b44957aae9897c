import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Assessment } from '../risk/assessment.ts';
import type { Tool } from '../tool.ts';
import type { AttackSubject } from './match-criteria.ts';
import { attackPatternSchema, type PatternEntry } from './pattern.ts';

/** `content/attacks/`, as tests read it. */
export const attacks = new URL('../../../content/attacks/', import.meta.url);

export function read(name: string): string {
  return readFileSync(new URL(name, attacks), 'utf8');
}

/** Front matter and story of every pattern file, unchecked. */
export function patternFiles(): { slug: string; front: unknown; story: string }[] {
  return readdirSync(new URL('patterns/', attacks))
    .sort()
    .map((file) => {
      const found = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(read(`patterns/${file}`));
      const [, front = '', story = ''] = found ?? [];
      return { slug: file.replace(/\.mdx$/, ''), front: parse(front), story };
    });
}

export function readPatterns(): PatternEntry[] {
  return patternFiles().map(({ slug, front }) => ({ slug, ...attackPatternSchema.parse(front) }));
}

/** A tool with a good assessment that says no more than what is given. */
export function subject(
  name: string,
  assessment: Partial<Assessment>,
  tool: Partial<Tool> = {},
): AttackSubject {
  return {
    tool: { name, parameters: [], hints: {}, ...tool },
    assessment: {
      category: 'read',
      severity: 'low',
      facts: [],
      reversibility: 'unknown',
      capabilities: [],
      signals: [],
      reason: { kind: 'unclear', name },
      derivation: [],
      wouldChange: [],
      confidence: 'good',
      confidenceReason: 'name-and-text-agree',
      decisiveArguments: [],
      hints: [],
      roles: { destinations: [], onlyPeople: false, amounts: [] },
      suspicions: [],
      ...assessment,
    },
  };
}
