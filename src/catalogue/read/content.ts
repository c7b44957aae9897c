import type { z } from 'zod';
import { type Combination, combinationsSchema } from '#domain/attack/combination.ts';
import { type Frameworks, frameworksSchema } from '#domain/attack/framework.ts';
import { type AttackPattern, attackPatternSchema } from '#domain/attack/pattern.ts';
import { presetSchema } from '#domain/policy/preset.ts';
import { type RuleBody, riskRuleSchema } from '#domain/risk/rule.ts';
import { type ContentServer, contentServerSchema } from '#domain/server.ts';
import { ContentError, type Problem } from '../problem.ts';
import { checkServers } from './check-servers.ts';
import { type Entry, readFile, readFolder } from './content-folder.ts';

/** Everything that contributors write, validated. */
export interface Content {
  readonly servers: readonly Entry<ContentServer>[];
  readonly rules: readonly Entry<RuleBody>[];
  readonly presets: readonly Entry<z.infer<typeof presetSchema>>[];
  readonly patterns: readonly Entry<AttackPattern>[];
  readonly combinations: readonly Combination[];
  readonly frameworks: Frameworks;
}

/** Reads the content folder `root`. Throws one ContentError with every mistake in it. */
export function readContent(root: string): Content {
  const problems: Problem[] = [];
  const combinations = readFile(root, 'attacks/combinations.yaml', combinationsSchema, problems);
  const frameworks = readFile(root, 'attacks/frameworks.yaml', frameworksSchema, problems);
  const folders = {
    servers: readFolder(root, 'servers', contentServerSchema, problems),
    rules: readFolder(root, 'risk-rules', riskRuleSchema, problems),
    presets: readFolder(root, 'presets', presetSchema, problems),
    patterns: readFolder(root, 'attacks/patterns', attackPatternSchema, problems),
  };
  problems.push(...checkServers(folders.servers));
  if (folders.servers.length === 0 && problems.length === 0) {
    const message = 'There is no server file here; the catalogue would be empty.';
    problems.push({ file: `${root}/servers`, line: null, column: null, path: '', message });
  }
  if (problems.length > 0 || !combinations || !frameworks) throw new ContentError(problems);
  return { ...folders, combinations, frameworks };
}
