import { expect, test } from 'vitest';
import { renderFiles } from '../policy/render-files.ts';
import { TARGETS } from '../policy/targets/index.ts';
import { PRESET_FILES } from '../policy/testing/presets.ts';
import { policyOf } from '../policy-builder/policy-of.ts';
import { startSavings } from '../policy-builder/start-savings.ts';
import { stateFromPreset } from '../policy-builder/state.ts';
import { BOXES } from './start.fixture.ts';
import type { StartChoice } from './start.ts';

const published = new Map([[BOXES.slug, BOXES]]);
const READ_ONLY: readonly StartChoice[] = [['read-only']];

test.each(TARGETS)(
  '$label: the file of a narrowed server names no tool that is left out',
  (target) => {
    for (const preset of PRESET_FILES) {
      const state = stateFromPreset([{ server: BOXES, starts: READ_ONLY }], preset);
      for (const { rendered } of renderFiles(target, policyOf(state, published, PRESET_FILES))
        .files) {
        if (!rendered.ok) continue;
        expect(rendered.text).not.toContain('delete_box');
        expect(Object.keys(rendered.effective.servers[0]?.tools ?? {})).not.toContain('rename_box');
      }
    }
  },
);

test('what a start saves is the difference between two files', () => {
  const careful = PRESET_FILES.find(({ id }) => id === 'careful');
  const target = TARGETS.find(({ id }) => id === 'claude-code');
  if (!careful || !target) throw new Error('the preset or the target is gone');
  const savings = (starts: readonly StartChoice[]) => {
    const state = stateFromPreset([{ server: BOXES, starts }], careful);
    return startSavings(state, 0, published, PRESET_FILES, careful, target).map(
      ({ start, now, started }) => [start.id, now.asks, started.asks, started.tools],
    );
  };
  expect(savings([])).toEqual([
    ['read-only', 4, 1, 2],
    ['toolsets', 4, 3, 3],
  ]);
  expect(savings(READ_ONLY)).toEqual([]);
});
