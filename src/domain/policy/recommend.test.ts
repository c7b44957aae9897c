import { describe, expect, test } from 'vitest';
import { CAPABILITIES, type Capability } from '../risk/capability.ts';
import { RISK_CATEGORIES, type RiskCategory } from '../risk/category.ts';
import { SEVERITIES, type Severity } from '../risk/severity.ts';
import { decide } from './decide.ts';
import { fitRule } from './fit-rule.ts';
import { MARKS, type Policy } from './policy.ts';
import { type Preset, type PresetRow, presetSchema } from './preset.ts';
import { type Assessed, recommend, ruleOfRow } from './recommend.ts';
import { EMPTY_SESSION } from './session.ts';
import { compareDecisions } from './strictness.ts';
import type { EnforcementTarget } from './target.ts';
import { TARGETS } from './targets/index.ts';
import { PRESET_FILES, presetFile } from './testing/presets.ts';

const SUSPICION = { rule: 'addresses-model', label: 'Addresses the model', words: 'obey' };

const ROWS: [RiskCategory, Severity, Capability[], string, string, string][] = [
  ['read', 'low', [], 'allow', 'allow', 'allow'],
  ['read', 'low', ['handles-credentials', 'reads-private-data'], 'allow', 'allow', 'allow'],
  ['read', 'medium', [], 'allow', 'allow', 'allow'],
  ['read', 'medium', ['reads-private-data'], 'allow', 'allow', 'allow'],
  ['read', 'medium', ['handles-credentials'], 'deny', 'ask', 'allow'],
  ['read', 'high', ['handles-credentials'], 'deny', 'ask', 'ask'],
  ['read', 'high', ['reads-private-data'], 'deny', 'ask', 'allow'],
  ['write', 'low', [], 'deny', 'allow 60/hour', 'allow 120/hour'],
  ['write', 'medium', [], 'deny', 'allow 60/hour', 'allow 120/hour'],
  ['write', 'medium', ['communicates-externally'], 'deny', 'ask', 'allow 120/hour'],
  [
    'write',
    'medium',
    ['operates-browser', 'communicates-externally'],
    'deny',
    'allow 240/hour',
    'allow 600/hour',
  ],
  ['write', 'medium', ['operates-browser', 'reads-private-data'], 'deny', 'ask', 'allow 600/hour'],
  ['write', 'medium', ['admin'], 'deny', 'ask', 'ask'],
  ['write', 'high', ['communicates-externally'], 'deny', 'ask', 'allow 30/hour'],
  ['write', 'low', ['handles-credentials'], 'deny', 'ask', 'ask'],
  ['execute', 'medium', [], 'deny', 'ask', 'allow 120/hour'],
  ['execute', 'critical', [], 'deny', 'ask', 'ask'],
  ['destructive', 'low', [], 'deny', 'ask', 'allow 60/hour'],
  ['destructive', 'medium', [], 'deny', 'ask', 'allow 10/hour'],
  ['destructive', 'critical', [], 'deny', 'deny', 'ask'],
  ['financial', 'high', [], 'deny', 'ask', 'ask'],
  ['financial', 'critical', [], 'deny', 'ask', 'ask'],
  ['unknown', 'unknown', [], 'deny', 'ask', 'ask'],
  ['write', 'unknown', [], 'deny', 'ask', 'ask'],
];

describe('the presets', () => {
  test.each(ROWS)('%s, %s, %j', (category, severity, capabilities, ...wanted) => {
    const got = PRESET_FILES.map((preset) => {
      const rule = recommend({ category, severity, capabilities }, preset);
      return [rule.decision, ...rule.limits.map((limit) => `${limit.max}/${limit.per}`)].join(' ');
    });
    expect(got).toEqual(wanted);
  });

  test('read-only is never looser than careful, nor careful than open', () => {
    for (const category of RISK_CATEGORIES) {
      for (const severity of SEVERITIES) {
        for (const capability of [undefined, ...CAPABILITIES]) {
          const capabilities = capability ? [capability] : [];
          const assessed = { category, severity, capabilities };
          const [readOnly, careful, open] = PRESET_FILES.map((preset) =>
            recommend(assessed, preset),
          );
          expect(
            compareDecisions(readOnly?.decision ?? 'allow', careful?.decision ?? 'hide'),
          ).toBeGreaterThanOrEqual(0);
          expect(
            compareDecisions(careful?.decision ?? 'allow', open?.decision ?? 'hide'),
          ).toBeGreaterThanOrEqual(0);
        }
      }
    }
  });

  test('unlisted tools', () => {
    expect(PRESET_FILES.map(({ unlisted }) => unlisted)).toEqual(['deny', 'ask', 'ask']);
  });

  test('every row of every preset decides something', () => {
    for (const preset of PRESET_FILES) {
      const reached = new Set<string>();
      for (const category of RISK_CATEGORIES) {
        for (const severity of SEVERITIES) {
          for (const capability of CAPABILITIES) {
            for (const suspicions of [[], [SUSPICION]]) {
              const assessed = { category, severity, capabilities: [capability], suspicions };
              reached.add(recommend(assessed, preset).because);
            }
          }
        }
      }
      expect([...reached].sort()).toEqual(
        [...new Set(preset.rows.map((row) => row.because))].sort(),
      );
    }
  });
});

describe('a client that cannot count or ask', () => {
  const fitted = (assessed: Assessed, preset: Preset, target: EnforcementTarget) =>
    fitRule(recommend(assessed, preset), target).rule.decision;
  const ordinary = { category: 'write', severity: 'medium', capabilities: [] } as const;

  test('an ordinary change runs in every format that lets tools run at all', () => {
    const careful = presetFile('careful');
    const open = TARGETS.filter(({ can }) => can.allow);
    expect(open.length).toBeGreaterThan(10);
    for (const target of open) expect(fitted(ordinary, careful, target)).toBe('allow');
  });

  test('in no format does careful let through what open refuses', () => {
    const [, careful, open] = PRESET_FILES;
    if (!careful || !open) throw new Error('there are not three presets');
    for (const target of TARGETS) {
      for (const category of RISK_CATEGORIES) {
        for (const severity of SEVERITIES) {
          for (const capability of CAPABILITIES) {
            const assessed = { category, severity, capabilities: [capability] };
            const [strict, loose] = [careful, open].map((preset) =>
              fitted(assessed, preset, target),
            );
            expect(compareDecisions(strict ?? 'allow', loose ?? 'hide')).toBeGreaterThanOrEqual(0);
          }
        }
      }
    }
  });
});

describe('presetSchema', () => {
  const careful = () => {
    const { id: _, ...file } = structuredClone(presetFile('careful'));
    return file;
  };

  const placesOf = (file: object) =>
    presetSchema.safeParse(file).error?.issues.map(({ path }) => path.join('.'));

  test('wants a last row that matches everything, and only there', () => {
    const without = careful();
    without.rows.pop();
    expect(placesOf(without)).toEqual(['rows']);
    const early = careful();
    early.rows = early.rows.toReversed();
    expect(placesOf(early)).toEqual(['rows']);
  });

  test('refuses decisions for clients that the rule does not need', () => {
    const file = careful();
    const rule = { decision: 'allow' as const, ifCannotCount: 'ask', ifCannotAsk: 'deny' } as const;
    file.rows = file.rows.map((row) => ({ ...row, rule }));
    expect(placesOf(file)).toEqual(
      file.rows.flatMap((_, index) => [
        `rows.${index}.rule.ifCannotCount`,
        `rows.${index}.rule.ifCannotAsk`,
      ]),
    );
  });

  test('refuses a limit on a refusal', () => {
    const file = careful();
    const rule = { decision: 'deny' as const, limits: [{ max: 1, per: 'day' as const }] };
    file.rows = file.rows.map((row) => ({ ...row, rule }));
    expect(placesOf(file)).toEqual(file.rows.map((_, index) => `rows.${index}.rule.limits`));
  });
});

test('a definition that gives orders is never let through by itself', () => {
  const suspicions = [SUSPICION];
  const decisions = PRESET_FILES.map(
    (preset) =>
      recommend({ category: 'read', severity: 'low', capabilities: [], suspicions }, preset)
        .decision,
  );
  expect(decisions).toEqual(['deny', 'ask', 'ask']);
});

test('a case that the next one says as well is left out, where what stood between them is', () => {
  const rule: PresetRow['rule'] = {
    decision: 'ask',
    cases: [
      { when: { after: ['untrusted-content', 'private-data'] }, decision: 'ask' },
      { when: { destination: 'nobody' }, decision: 'allow' },
      { when: { after: ['untrusted-content'] }, decision: 'ask' },
    ],
  };
  const casesOf = (onlyPeople: boolean) =>
    ruleOfRow(
      { when: {}, rule, because: 'It is a test.' },
      { destinations: ['to'], onlyPeople, amounts: [] },
    ).cases?.map(({ when }) => when.after?.length ?? 0);
  expect(casesOf(true)).toEqual([2, 0, 1]);
  expect(casesOf(false)).toEqual([1]);
});

describe('a tool that writes to others and takes only lists of people, in careful', () => {
  const rule = recommend(
    {
      ...{ category: 'write', severity: 'medium', capabilities: ['communicates-externally'] },
      roles: { destinations: ['attendees'], onlyPeople: true, amounts: [] },
    },
    presetFile('careful'),
  );
  const outcomeOf = (args: Record<string, unknown>) => {
    const policy: Policy = {
      unlisted: 'ask',
      servers: [{ server: 'a', as: 'a', others: 0, tools: { invite: rule } }],
    };
    const call = { server: 'a', tool: 'invite', arguments: args, at: 0 };
    return decide(policy, call, [], { ...EMPTY_SESSION, marks: new Set(MARKS) }).outcome;
  };

  test('runs where nobody is invited, whatever was read before', () => {
    expect(outcomeOf({ title: 'Lunch' })).toBe('allowed');
    expect(outcomeOf({ attendees: [] })).toBe('allowed');
  });

  test('is asked about where somebody is whom the user did not name', () => {
    expect(outcomeOf({ attendees: ['eve@example.com'] })).toBe('asked');
    expect(outcomeOf({ attendees: { eve: true } })).toBe('asked');
  });
});
