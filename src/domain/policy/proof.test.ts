import { describe, expect, test } from 'vitest';
import { type ProofRecord, proofRecordSchema, proofSentence } from './proof.ts';

type Run = ProofRecord['runs'][number];

const digest = '0'.repeat(64);

function run(passed: number, total: number, rest: Partial<Run> = {}): Run {
  const cases = Array.from({ length: total }, (_, index): Run['cases'][number] => {
    const ok = index < passed;
    return { name: `call ${index}`, expected: 'hidden', seen: ok ? 'hidden' : 'allowed', ok };
  });
  const what = { target: 'claude-code', engine: 'Claude Code', version: '2.1.329' };
  return {
    ...{ ...what, kind: 'client', unit: 'call', date: '2026-11-21', digest },
    ...{ cases, traps: [], passed, total },
    ...rest,
  };
}

describe('what a record allows to say', () => {
  test('every call as shown is a proof', () => {
    expect(proofSentence({ runs: [run(14, 14)] }, 'claude-code', digest)).toBe(
      'Proven in Claude Code 2.1.329 on 2026-11-21, 14 of 14 calls as shown.',
    );
  });

  test('one call that was not takes the claim away', () => {
    expect(proofSentence({ runs: [run(13, 14)] }, 'claude-code', digest)).toBe(
      'Not proven: run in Claude Code 2.1.329 on 2026-11-21, only 13 of 14 calls as shown.',
    );
  });

  test('a record of other files than those of today takes the claim away', () => {
    expect(proofSentence({ runs: [run(14, 14)] }, 'claude-code', '1'.repeat(64))).toBe(
      'Not proven: the files have changed since they ran in Claude Code 2.1.329 on 2026-11-21.',
    );
  });

  test('a target that never ran has no sentence', () => {
    expect(proofSentence({ runs: [run(14, 14)] }, 'cursor', digest)).toBeUndefined();
  });

  test('a library is not the product', () => {
    const library = run(3, 3, { target: 'openai', engine: 'the types of openai', kind: 'library' });
    const sentence = (unit: Run['unit']) =>
      proofSentence({ runs: [{ ...library, unit }] }, 'openai', digest);
    expect(sentence('file')).toContain('3 of 3 files accepted; the product itself was not run.');
    expect(sentence('call')).toContain('Judged by the types of openai 2.1.329');
  });

  test('the product comes before its library', () => {
    const library = run(9, 9, { kind: 'library' });
    expect(proofSentence({ runs: [library, run(2, 2)] }, 'claude-code', digest)).toContain(
      '2 of 2',
    );
  });
});

test('a record that does not count its cases is refused', () => {
  expect(proofRecordSchema.safeParse({ runs: [run(2, 3)] }).success).toBe(true);
  expect(proofRecordSchema.safeParse({ runs: [run(2, 3, { passed: 3 })] }).success).toBe(false);
});
