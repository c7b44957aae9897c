import { expect, test } from 'vitest';
import { signalList } from './signal-list.ts';

const signal = (rule: string, label: string, ...words: string[]) => ({
  rule,
  label,
  evidence: words.map((one) => ({ place: 'name' as const, words: one })),
});

test('a label that several rules give stands once, with the words of all', () => {
  const signals = [
    signal('mints', 'Handles credentials', 'api_key', 'key'),
    signal('reads', 'Handles credentials', 'api_key', 'secret', 'token'),
  ];
  expect(signalList(signals)).toEqual([
    { label: 'Handles credentials', words: ['api_key', 'key', 'secret'] },
  ]);
});

test('a label that names its parameter needs no words beside it', () => {
  expect(signalList([signal('url', 'Accepts a URL (url)', 'url')])).toEqual([
    { label: 'Accepts a URL (url)', words: [] },
  ]);
});
