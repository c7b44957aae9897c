import { expect, test } from 'vitest';
import { readStack } from '../stack/read-stack.ts';
import { recogniseStarts } from './recognise.ts';
import { STARTS } from './start.fixture.ts';
import type { Start } from './start.ts';

/** The starts that a server of a configuration chooses, without those that hold by default. */
function startsIn(entry: object, starts: readonly Start[] = STARTS) {
  const read = readStack(JSON.stringify({ mcpServers: { box: entry } }));
  const given = read.state === 'read' ? read.entries[0]?.given : undefined;
  if (!given) throw new Error('nothing was read');
  return recogniseStarts(starts, given);
}
const USUAL = ['toolsets', 'boxes'];
const READ_ONLY = [['read-only'], USUAL];
const npx = (...args: string[]) => ({ command: 'npx', args: ['-y', 'boxes', ...args] });

test.each<[string, object, string[][]]>([
  ['nothing', npx(), [USUAL]],
  ['an argument', npx('--read-only'), READ_ONLY],
  ['an argument with a value', npx('--read-only=true'), READ_ONLY],
  ['an argument before a positional one', npx('--read-only', 'stdio'), READ_ONLY],
  ['an argument that is switched off', npx('--read-only=false'), [USUAL]],
  ['an argument switched off by the next word', npx('--read-only', 'false'), [USUAL]],
  ['a longer argument', npx('--read-only-mode'), [USUAL]],
  ['a list', npx('--toolsets', 'sql,boxes'), [['toolsets', 'sql', 'boxes']]],
  ['a list after an equals sign', npx('--toolsets=sql, all'), [['toolsets', 'sql', 'all']]],
  [
    'a list in two arguments',
    npx('--toolsets', 'sql', '--toolsets', 'all'),
    [['toolsets', 'sql', 'all']],
  ],
  ['a list with a group that nobody knows', npx('--toolsets', 'sql,x'), []],
  ['a list of words', npx('--toolsets', 'sql', 'boxes', '-v'), [['toolsets', 'sql', 'boxes']]],
  ['a pattern', npx('--tools', 'list_*'), [USUAL]],
  ['a variable', { ...npx(), env: { BOX_READ_ONLY: 'TRUE' } }, READ_ONLY],
  ['a variable that says no', { ...npx(), env: { BOX_READ_ONLY: '0' } }, [USUAL]],
  ['a variable that is filled in later', { ...npx(), env: { BOX_READ_ONLY: '%RO%' } }, [USUAL]],
  [
    'a variable of a container',
    { command: 'docker', args: ['run', '-i', '--rm', '-e', 'BOX_READ_ONLY=1', 'acme/boxes'] },
    READ_ONLY,
  ],
  [
    'a variable that a container takes over',
    {
      command: 'docker',
      args: ['run', '-i', '-e', 'BOX_READ_ONLY', 'acme/boxes'],
      env: { BOX_READ_ONLY: '1' },
    },
    READ_ONLY,
  ],
  ['a header', { url: 'https://boxes.dev/mcp', headers: { 'x-box-readonly': 'true' } }, READ_ONLY],
  [
    'a header through a bridge',
    npx('mcp-remote', 'https://boxes.dev/mcp', '--header', 'X-Box-Readonly: true'),
    READ_ONLY,
  ],
  ['a path', { url: 'https://boxes.dev/mcp/readonly' }, READ_ONLY],
  [
    'two parts of a path',
    { url: 'https://boxes.dev/mcp/x/sql/readonly' },
    [['read-only'], ['toolsets', 'sql']],
  ],
  ['a parameter of the address', { url: 'https://boxes.dev/mcp?read_only=true' }, READ_ONLY],
  [
    'a parameter behind a bridge',
    npx('mcp-remote@latest', 'https://boxes.dev/mcp?a=1&read_only=true'),
    READ_ONLY,
  ],
])('%s', (_, entry, found) => {
  expect(startsIn(entry)).toEqual(found);
});

test('a start that holds while nothing is set', () => {
  const start: Start = {
    id: 'no-writes',
    label: 'No writes',
    set: [
      { in: 'argument', name: '--allow-write' },
      { in: 'variable', name: 'ALLOW_WRITE' },
    ],
    when: 'unset',
    offers: ['list_boxes'],
    source: { title: 'Readme' },
  };
  expect(startsIn(npx(), [start])).toEqual([['no-writes']]);
  expect(startsIn({ ...npx(), env: { ALLOW_WRITE: 'false' } }, [start])).toEqual([['no-writes']]);
  expect(startsIn(npx('--allow-write'), [start])).toEqual([]);
  const address = { ...npx(), env: { ALLOW_WRITE: 'https://example.com/a?b=c' } };
  expect(startsIn(address, [start])).toEqual([]);
});

test.each<[string, object]>([
  ['a list that is filled in later', npx('--toolsets', '<your toolsets>')],
  ['a variable that is filled in later', { ...npx(), env: { BOX_TOOLSETS: '<your toolsets>' } }],
  [
    'a variable of the machine',
    { command: 'docker', args: ['run', '-i', '-e', 'BOX_TOOLSETS', 'acme/boxes'] },
  ],
])('of %s, nothing is said to be left out', (_, entry) => {
  expect(startsIn(entry)).toEqual([]);
});

test('what only a local server reads says nothing of a hosted one', () => {
  const local = STARTS.map((start) => ({
    ...start,
    set: start.set.filter(({ in: place }) => place === 'argument' || place === 'variable'),
  }));
  expect(startsIn({ url: 'https://boxes.dev/mcp' }, local)).toEqual([]);
  expect(
    startsIn({ command: 'npx', args: ['mcp-remote', 'https://boxes.dev/mcp'] }, local),
  ).toEqual([]);
  expect(startsIn(npx(), local)).toEqual([USUAL]);
});

test('what could be a secret is not kept', () => {
  const secret = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789';
  const read = readStack(
    JSON.stringify({
      mcpServers: {
        box: {
          ...npx('--api-key', 'hunter2', `--token=${secret}`, secret, '--password=hunter2'),
          env: { BOX_TOKEN: 'hunter2', OTHER: secret, DATABASE: 'postgres://a:hunter2@db/x' },
          headers: { Authorization: 'Bearer hunter2' },
        },
        hosted: { url: `https://hunter2@boxes.dev/mcp/${secret}?api_key=hunter2&key=${secret}` },
      },
    }),
  );
  expect(JSON.stringify(read)).not.toContain('hunter2');
  expect(JSON.stringify(read)).not.toContain(secret);
});
