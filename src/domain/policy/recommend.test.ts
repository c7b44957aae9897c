import { describe, expect, test } from 'vitest';
import type { Capability } from '../risk/capability.ts';
import { RISK_CATEGORIES, type RiskCategory } from '../risk/category.ts';
import { SEVERITIES, type Severity } from '../risk/severity.ts';
import { presetSchema } from './preset.ts';
import { recommend } from './recommend.ts';
import { compareDecisions } from './strictness.ts';
import { PRESET_FILES, presetFile } from './testing/presets.ts';

const SUSPICION = { rule: 'addresses-model', label: 'Addresses the model', words: 'obey' };

const ROWS: [RiskCategory, Severity, Capability[], string, string, string][] = [
  ['read', 'low', [], 'allow', 'allow', 'allow'],
  ['read', 'low', ['handles-credentials', 'reads-private-data'], 'allow', 'allow', 'allow'],
  ['read', 'medium', [], 'allow', 'allow', 'allow'],
  ['read', 'high', ['handles-credentials'], 'deny', 'ask', 'allow 10/hour'],
  ['read', 'medium', ['reads-private-data'], 'deny', 'ask', 'allow 60/hour'],
  ['read', 'high', ['reads-private-data'], 'deny', 'ask', 'allow 30/hour'],
  ['write', 'low', [], 'deny', 'allow 30/hour', 'allow 60/hour'],
  ['write', 'medium', [], 'deny', 'allow 30/hour', 'allow 60/hour'],
  ['write', 'high', ['communicates-externally'], 'deny', 'ask', 'allow 20/hour'],
  ['write', 'high', ['handles-credentials'], 'deny', 'ask 5/hour 20/day', 'ask 5/hour 20/day'],
  ['execute', 'medium', [], 'deny', 'ask', 'ask'],
  ['execute', 'critical', [], 'deny', 'deny', 'ask'],
  ['destructive', 'low', [], 'deny', 'ask', 'ask'],
  ['destructive', 'critical', [], 'deny', 'deny', 'ask'],
  ['financial', 'high', [], 'deny', 'ask 5/day', 'ask'],
  ['financial', 'critical', [], 'deny', 'deny', 'ask'],
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
        for (const capabilities of [[], ['handles-credentials'], ['reads-private-data']] as const) {
          const assessed = { category, severity, capabilities: [...capabilities] };
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
          for (const capability of [
            'handles-credentials',
            'reads-private-data',
            'admin',
          ] as const) {
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
