import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { IMPORT_FORMATS } from '#catalogue/import/formats.ts';
import { formatProblem } from '#catalogue/problem.ts';
import { parseYaml } from '#catalogue/read/yaml-document.ts';
import { attackCaseSchema } from '#domain/attack/case.ts';
import { guardAttackSchema } from '#domain/guard-attack/guard-attack.ts';
import { playAttack } from '#domain/guard-attack/play-attack.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import type { Reader } from '#domain/policy/target-reader.ts';
import { contract } from '#domain/policy/testing/contract.ts';
import { policyOf } from '#domain/policy/testing/policies.ts';
import { assess } from '#domain/risk/assess.ts';
import { compileRules } from '#domain/risk/compile.ts';
import { rulesThatFire } from '#domain/risk/example.ts';
import { objectClassSchema } from '#domain/risk/object-class.ts';
import { riskRuleSchema } from '#domain/risk/rule.ts';
import { contentServerSchema } from '#domain/server.ts';
import { readRiskRules } from '../scripts/read-content.ts';
import { preset, toolsOf } from './fixtures/guard-attacks.ts';

const guide = readFileSync('CONTRIBUTING.md', 'utf8');

/** The code block under the line that names this file. */
function example(file: string): string {
  const at = guide.indexOf(`\n\`${file}\`\n`);
  const block = /^```\w+\n([\s\S]*?)^```$/m.exec(guide.slice(at));
  if (at < 0 || !block?.[1]) throw new Error(`CONTRIBUTING.md shows no ${file}.`);
  return block[1];
}

test('the server is valid, and the message is what a mistake gives', () => {
  const file = 'content/servers/weather-station.yaml';
  const text = example(file);
  expect(contentServerSchema.safeParse(parse(text)).error).toBeUndefined();
  const wrong = parseYaml(text.replace('readOnlyHint', 'readonlyHint'), file, contentServerSchema);
  const problems = wrong.ok ? [] : wrong.problems;
  expect(problems).toHaveLength(1);
  expect(guide).toContain(problems.map(formatProblem).join());
});

test('the guide and the help of the command name every format of imports', () => {
  const table = guide.slice(guide.indexOf('## Importing'), guide.indexOf('## An attack'));
  const named = [...table.matchAll(/^\| `([a-z-]+)` /gm)].map(([, id]) => id);
  expect(named).toEqual(IMPORT_FORMATS.map(({ id }) => id));
});

test('the case is valid and names a pattern that exists', () => {
  const file = 'content/attacks/cases/example-mailbox-cleanup.yaml';
  const { patterns } = attackCaseSchema.parse(parse(example(file)));
  const known = readdirSync('content/attacks/patterns').map((name) => name.replace('.mdx', ''));
  expect(known).toEqual(expect.arrayContaining(patterns));
});

test('the attack on the guard ends as it says', () => {
  const attack = guardAttackSchema.parse(
    parse(example('content/guard-attacks/reply-to-attacker.yaml')),
  );
  const { stopped } = playAttack(attack, preset('careful'), toolsOf);
  expect(stopped).toBe(attack.stopped.careful);
});

test('the risk rule fires on its examples and not on the others', () => {
  const id = 'touches-health-records';
  const body = riskRuleSchema.parse(parse(example(`content/risk-rules/${id}.yaml`)));
  const { rules: others, objects, severity } = readRiskRules('content');
  const all = [...others.values(), { ...body, id }];
  const rules = compileRules({ rules: all, objects: [...objects.classes.values()], severity });
  for (const sample of body.examples.matches) expect(rulesThatFire(sample, rules)).toContain(id);
  for (const sample of body.examples.ignores)
    expect(rulesThatFire(sample, rules)).not.toContain(id);
});

test('the class of objects gives its nouns their worth', () => {
  const id = 'greenhouse';
  const body = objectClassSchema.parse(parse(example(`content/objects/${id}.yaml`)));
  const { rules, objects, severity } = readRiskRules('content');
  const classes = [...objects.classes.values(), { ...body, id }];
  const model = compileRules({ rules: [...rules.values()], objects: classes, severity });
  const factsOf = (name: string, title: string) =>
    assess({ server: { title }, tool: { name, parameters: null, hints: {} } }, model).facts;
  const object = expect.objectContaining({ kind: 'object', value: id, one: 'a greenhouse' });
  expect(factsOf('delete_irrigation_plan', 'Farm')).toContainEqual(object);
  expect(factsOf('delete_bed', 'Greenhouse')).toContainEqual(object);
  expect(factsOf('delete_bed', 'Hotel')).not.toContainEqual(object);
});

/** The folder of the example, with its imports pointing here. */
async function exampleTarget() {
  const folder = mkdtempSync(join(tmpdir(), 'target-'));
  const domain = pathToFileURL(join(process.cwd(), 'src/domain/policy/')).href;
  const load = (name: string) => {
    const path = join(folder, name);
    const text = example(`src/domain/policy/targets/gatekeeper/${name}`);
    writeFileSync(path, text.replaceAll("from '../../", `from '${domain}`));
    return import(/* @vite-ignore */ pathToFileURL(path).href);
  };
  const { gatekeeper } = (await load('target.ts')) as { gatekeeper: EnforcementTarget };
  const { read } = (await load('reader.ts')) as { read: Reader };
  rmSync(folder, { recursive: true });
  return { gatekeeper, read };
}

const { gatekeeper, read } = await exampleTarget();
contract(gatekeeper, read);

test('the target renders a file, and a limit that it cannot keep is a substitution', () => {
  const policy = policyOf('deny', { look: { limits: [{ max: 3, per: 'hour' }] } });
  const rendered = gatekeeper.render(policy);
  expect(rendered).toMatchObject({
    ok: true,
    substitutions: [{ tool: 'look', kind: 'ask-for-limit' }],
  });
  expect(rendered.ok && JSON.parse(rendered.text)).toEqual({
    others: 'deny',
    tools: { look: 'ask' },
  });
});
