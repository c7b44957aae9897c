import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Suite } from './command.ts';
import { promiseCounts } from './counts.ts';
import { inTurn } from './output.ts';
import { runSuites } from './run-suites.ts';

const node = (code: string) => [process.execPath, '-e', code];
const says = (name: string, ms = 0, rest: Partial<Suite> = {}): Suite => ({
  name,
  run: node(`console.log('${name} begins'); setTimeout(() => console.log('${name} ends'), ${ms})`),
  ...rest,
});

async function ran(suites: readonly Suite[], atOnce = 2) {
  let printed = '';
  const print = (text: string | Buffer) => {
    printed += text.toString();
  };
  const outcomes = await runSuites(suites, atOnce, inTurn({ out: print, err: print }));
  const lines = printed.split('\n').filter(Boolean);
  return { lines, outcomes: outcomes.map(({ name, passed, failed }) => [name, passed, failed]) };
}

const block = (name: string) => [`── ${name}`, `${name} begins`, `${name} ends`];

describe('suites side by side', () => {
  test('print one after the other, whichever ends first', async () => {
    const { lines, outcomes } = await ran([says('slow', 400), says('quick'), says('last', 50)]);
    expect(lines).toEqual([...block('slow'), ...block('quick'), ...block('last')]);
    expect(outcomes).toEqual([
      ['slow', 1, 0],
      ['quick', 1, 0],
      ['last', 1, 0],
    ]);
  });

  test('one that needs another begins after it, and others before it', async () => {
    const begun = join(mkdtempSync(join(tmpdir(), 'suites-')), 'begun');
    const tells = `require('fs').writeFileSync(${JSON.stringify(begun)}, '')`;
    const waits = `setInterval(() => require('fs').existsSync(${JSON.stringify(begun)}) && process.exit(), 20)`;
    const { lines } = await ran([
      says('made'),
      says('later', 0, { needs: ['needs'] }),
      { name: 'needs', run: node(tells), needs: ['made'] },
      { name: 'free', run: node(waits) },
    ]);
    expect(lines.filter((line) => line.startsWith('──'))).toEqual([
      '── made',
      '── free',
      '── needs',
      '── later',
    ]);
  });

  test('what a suite needs may have been left out', async () => {
    expect((await ran([says('needs', 0, { needs: ['left out'] })])).outcomes).toEqual([
      ['needs', 1, 0],
    ]);
  });

  test.each([1, 2])('each failure counts once, %i at a time', async (atOnce) => {
    const { lines, outcomes } = await ran(
      [
        { name: 'exits', run: node('process.exit(3)') },
        { name: 'is killed', run: node("process.kill(process.pid, 'SIGKILL')") },
        { name: 'is no program', run: ['no-such-program-anywhere'] },
        { name: 'cannot begin', run: node('1'), before: node('process.exit(1)') },
        says('in vain', 0, { needs: ['exits'] }),
        { name: 'cut off', run: node('1'), counts: () => JSON.parse('{"passed": 3') },
        { name: 'crashes', run: node("console.log('5 passed, 0 failed'); process.exit(1)") },
        { name: 'counts', run: node("console.log('5 passed, 2 failed'); process.exit(1)") },
      ].map((suite) =>
        suite.name.startsWith('c') && !('counts' in suite)
          ? { ...suite, counts: promiseCounts }
          : suite,
      ),
      atOnce,
    );
    expect(outcomes).toEqual([
      ['exits', 0, 1],
      ['is killed', 0, 1],
      ['is no program', 0, 1],
      ['cannot begin', 0, 1],
      ['in vain', 0, 1],
      ['cut off', 0, 1],
      ['crashes', 5, 1],
      ['counts', 5, 2],
    ]);
    expect(lines).toContain('not run: it needs “exits”, which failed');
    expect(lines.join('\n')).not.toContain('in vain begins');
  });
});
