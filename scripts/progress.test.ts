import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { forkShown } from './progress.ts';

test('a child sends its progress and its other messages, and nothing of them to its own output', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'progress-'));
  const script = join(folder, 'child.mjs');
  const lines = [
    `import { progress } from ${JSON.stringify(resolve('scripts/progress.ts'))};`,
    "const part = progress('pages', 2);",
    // Without a turn of the event loop, as in a stage that only computes.
    'const start = performance.now(); while (performance.now() - start < 150); part.add();',
    "part.end(); process.send({ peak: 7 }); process.disconnect(); console.error('done');",
  ];
  writeFileSync(script, lines.join('\n'));
  const messages: unknown[] = [];
  const env = { CI: 'true' };
  const child = forkShown(script, [], { env, silent: true }, (message) => messages.push(message));
  let printed = '';
  child.stderr?.on('data', (chunk) => {
    printed += chunk;
  });
  const sent: unknown[] = [];
  child.on('message', (message) => sent.push(message));
  await new Promise((done) => child.on('close', done));
  expect(messages).toEqual([{ peak: 7 }]);
  expect(printed).toBe('done\n');
  expect(sent.slice(0, -1)).toEqual(
    [0, 1, 1].map((done, n) => ({
      progress: { part: 1, what: 'pages', done, all: 2, ...(n === 2 ? { ended: true } : {}) },
    })),
  );
});
