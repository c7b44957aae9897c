import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fingerprintOf } from './code-inputs.ts';

test('a folder below a hidden one is read, hidden files and tests in it are not', () => {
  const content = join(mkdtempSync(join(tmpdir(), 'code-inputs-')), '.cache/content');
  mkdirSync(join(content, 'servers'), { recursive: true });
  const after = (name: string, text: string) => {
    writeFileSync(join(content, name), text);
    return fingerprintOf([content]);
  };
  const first = after('servers/a.yaml', '1');
  expect(after('servers/a.yaml', '2')).not.toBe(first);
  const second = after('servers/a.yaml', '1');
  expect(second).toBe(first);
  expect(after('.swp', 'x')).toBe(first);
  expect(after('servers/a.test.ts', 'x')).toBe(first);
});
