import { expect, test } from 'vitest';
import type { Evidence } from '#domain/risk/evidence.ts';
import { shownSignals, signalLabel } from './signals.ts';

const signal = (title: string, place: Evidence['place'], ...words: string[]) => ({
  rule: 'rule',
  title,
  evidence: words.map((word) => ({ place, words: word })),
});

test('a title that several rules have stands once, with the words of all', () => {
  const signals = [
    signal('Handles credentials', 'name', 'api_key', 'key'),
    signal('Handles credentials', 'name', 'api_key', 'secret', 'token'),
  ];
  expect(shownSignals(signals)).toEqual([
    { label: 'Handles credentials', words: ['api_key', 'key', 'secret'], ours: [] },
  ]);
});

test('a parameter stands in the label and needs no words beside it', () => {
  const url = signal('Accepts a URL', 'parameter', 'url');
  expect(signalLabel(url)).toBe('Accepts a URL (url)');
  expect(shownSignals([url])).toEqual([{ label: 'Accepts a URL (url)', words: [], ours: [] }]);
});

test('parameters that were counted are not named', () => {
  expect(signalLabel({ ...signal('Many parameters', 'parameter', 'a'), count: 12 })).toBe(
    'Many parameters (12)',
  );
});

test('words of ours are named as ours, and only where the server says nothing', () => {
  const [alone] = shownSignals([signal('Cannot be undone', 'summary', 'for good')]);
  expect(alone).toEqual({ label: 'Cannot be undone', words: [], ours: ['for good'] });
  const both = [
    signal('Sends mail', 'name', 'send'),
    signal('Sends mail', 'summary', 'to a customer'),
  ];
  expect(shownSignals(both)).toEqual([{ label: 'Sends mail', words: ['send'], ours: [] }]);
});
