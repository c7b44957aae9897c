import { expect, test } from 'vitest';
import { BOXES, STARTS } from '#domain/start/start.fixture.ts';
import type { Setting } from '#domain/start/start.ts';
import { chosenStarts, startedServer } from '#domain/start/started-server.ts';
import { usualChoice } from '#domain/start/usual-choice.ts';
import { savingSentence, settingText, startedSentence, startText } from './start.ts';

test.each<[Setting, string[], string]>([
  [{ in: 'argument', name: '--read-only' }, [], '--read-only'],
  [{ in: 'argument', name: '--mode', is: ['restricted', 'ro'] }, [], '--mode=restricted'],
  [{ in: 'argument', name: '--toolsets' }, ['a', 'b'], '--toolsets=a,b'],
  [{ in: 'variable', name: 'READ_ONLY', is: ['1'] }, [], 'READ_ONLY=1'],
  [{ in: 'header', name: 'X-Readonly', is: ['true'] }, [], 'X-Readonly: true'],
  [{ in: 'query', name: 'features' }, ['docs'], '?features=docs'],
  [{ in: 'query', name: 'project_ref' }, [], '?project_ref=…'],
  [{ in: 'path', name: '/readonly' }, [], '/readonly'],
  [{ in: 'path', name: '/x' }, ['issues'], '/x/issues'],
])('%o is written as it is set', (setting, values, text) => {
  expect(settingText(setting, values)).toBe(text);
});

const start = (id: string) => {
  const found = STARTS.find((known) => known.id === id);
  if (!found) throw new RangeError(id);
  return found;
};
const saving = (id: string, asks: number) => ({
  start: start(id),
  choice: usualChoice(start(id)) ?? [id],
  now: { tools: 4, asks: 3 },
  started: { tools: 2, asks },
});

test('what a start saves is said in one sentence', () => {
  expect(savingSentence(saving('read-only', 1), 'Boxes')).toBe(
    'Started with --read-only, Boxes offers 2 tools instead of 4, and the file asks about 1 instead of 3.',
  );
  expect(savingSentence(saving('toolsets', 0))).toBe(
    'Started without --toolsets, this server offers 2 tools instead of 4, and the file asks about none instead of 3.',
  );
});

test('how a config starts a server is said with what is left', () => {
  const said = (...choices: [string, ...string[]][]) =>
    startedSentence(chosenStarts(BOXES, choices), {
      server: startedServer(BOXES, choices),
      whole: BOXES,
    });
  expect(said(['toolsets', 'boxes'])).toBe(
    'As your config starts it (Toolsets: the default ones), it offers 3 of its 4 tools.',
  );
  expect(said(['read-only'], ['toolsets', 'sql'])).toBe(
    'As your config starts it (Read-only; Toolsets: sql), it offers 1 of its 4 tools. run_sql can only read then: the server uses a database role that may only read.',
  );
  expect(startText({ start: { ...start('read-only'), when: 'unset' }, values: [] })).toBe(
    'no --read-only',
  );
});
