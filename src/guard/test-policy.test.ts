import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { COMMANDS, unknownCommand } from './commands.ts';
import { test } from './test-policy.ts';
import { GUARDED } from './testing/policy.ts';

const folder = mkdtempSync(join(tmpdir(), 'test-policy-'));
const program = { file: join(folder, 'guard.mjs'), policyFile: join(folder, 'policy.json') };
writeFileSync(program.policyFile, JSON.stringify(GUARDED));
const expected = join(folder, 'expected.jsonl');
let out: string[] = [];
let err = '';

beforeEach(() => {
  out = [];
  err = '';
  vi.spyOn(console, 'log').mockImplementation((text) => out.push(...String(text).split('\n')));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text;
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true }));

it('prints how calls of each tool end in three sessions', async () => {
  expect(await test([], program)).toBe(0);
  const words = out.map((line) => line.split(/ {2,}/));
  expect(words).toContainEqual(['leave', 'runs', 'asks', 'asks']);
  expect(words).toContainEqual(['do.it *', 'asks', 'asks', 'asks']);
  expect(words).toContainEqual(['(any other tool)', 'refuses', 'refuses', 'refuses']);
});

it('takes its own output as what is expected', async () => {
  await test(['--json'], program);
  writeFileSync(expected, out.join('\n'));
  expect(await test(['--expect', expected], program)).toBe(0);
});

it('tells each difference and each mistake in what is expected, by its line', async () => {
  const to = { server: 'srv-a', tool: 'do.it', arguments: { to: 'bob@example.org' } };
  const lines = [
    { ...to, prompt: 'Write to bob@example.org.', outcome: 'allow' },
    { ...to, outcome: 'allowed' },
    { ...to, sever: 1, after: ['private'], outcome: 'yes' },
  ];
  writeFileSync(expected, `${lines.map((line) => JSON.stringify(line)).join('\n\n')}\n{`);
  expect(await test(['--expect', expected], program)).toBe(1);
  expect(out).toEqual([
    `${expected}:3: do.it of srv-a is asked, expected allowed. The rule asks a person before each call.`,
    `${expected}:5: There is no field “sever”. Did you mean server?`,
    `${expected}:5: “after” cannot hold "private", but untrusted-content and private-data. Did you mean private-data?`,
    `${expected}:5: “outcome” is allowed, asked, denied, hidden, not "yes".`,
    `${expected}:6: It is not JSON.`,
    '1 of 4 calls ended as expected.',
  ]);
  writeFileSync(expected, '');
  expect(await test(['--expect', expected], program)).toBe(1);
});

it('ends with 1 and a message where a file is missing or an option is wrong', async () => {
  expect(await test([], { ...program, policyFile: join(folder, 'none.json') })).toBe(1);
  expect(err).toContain(`there is no policy at ${join(folder, 'none.json')}`);
  expect(await test(['--expct', 'x', '--json=1'], program)).toBe(1);
  expect(err).toContain('There is no option --expct. Did you mean --expect?');
  expect(err).toContain('--json takes no value.');
});

it('has help, a version and a word for a mistyped command', async () => {
  await COMMANDS['--help']?.([], program);
  expect(out.join('\n')).toContain('uninstall claude-code|codex|gemini');
  await COMMANDS['--version']?.([], program);
  expect(out.at(-1)).toMatch(/^\d+\.\d+\.\d+$/);
  expect(unknownCommand('instal')).toContain('Did you mean install?');
});

it.each(['explain', 'hook', 'install', 'selftest', 'test', 'uninstall', 'wrap'])(
  'prints the usage of %s alone where it is asked for',
  async (name) => {
    expect(await COMMANDS[name]?.(['--help'], program)).toBe(0);
    const [head, called] = out;
    expect(head).toBe(`usage: toolward-guard [--policy FILE] ${name}`);
    expect(called).toMatch(new RegExp(`^ {2}${name}`));
    expect(err).toBe('');
  },
);
