import { expect, test } from 'vitest';
import { rowCases, rowRule, rowTools } from './preset.ts';

const because = 'It does something.';

test('a row is for tools of any of its categories, severities and capabilities', () => {
  const when = {
    category: ['read' as const, 'write' as const],
    severity: ['low' as const],
    anyCapability: ['handles-credentials' as const, 'moves-money' as const],
  };
  expect(rowTools({ when, rule: { decision: 'deny' }, because })).toBe(
    'Read or Write; severity low; it handles credentials or moves money or assets',
  );
});

test('a row without conditions is for everything else', () => {
  expect(rowTools({ when: {}, rule: { decision: 'ask' }, because })).toBe('Everything else');
});

test('a rule names its limits', () => {
  const limits = [
    { max: 1, per: 'hour' as const },
    { max: 5, per: 'day' as const },
  ];
  expect(rowRule({ when: {}, rule: { decision: 'ask', limits }, because })).toBe(
    'Ask, at most 1 call an hour and 5 calls a day',
  );
});

test('a rule says where it is looser for a client that cannot count or ask', () => {
  const limits = [{ max: 60, per: 'hour' as const }];
  expect(
    rowRule({ when: {}, rule: { decision: 'allow', limits, ifCannotCount: 'allow' }, because }),
  ).toBe('Allow, at most 60 calls an hour (a client that cannot count runs it)');
  expect(rowRule({ when: {}, rule: { decision: 'ask', ifCannotAsk: 'allow' }, because })).toBe(
    'Ask (a client that cannot ask runs it)',
  );
});

test('what a row decides with the guard, case by case', () => {
  const cases = [
    {
      when: { destination: 'named' as const, amount: 'named' as const },
      decision: 'allow' as const,
    },
    {
      when: { after: ['untrusted-content' as const, 'private-data' as const] },
      decision: 'ask' as const,
    },
    { when: { destination: 'nobody' as const }, decision: 'allow' as const },
    { when: { statement: 'only-reads' as const }, decision: 'deny' as const },
    { when: {}, decision: 'allow' as const },
  ];
  expect(rowCases({ when: {}, rule: { decision: 'ask', cases }, because })).toEqual([
    'Runs if the user named the destination and the amount',
    'Asks if the session has read content that outsiders can write and private data',
    'Runs if it reaches nobody',
    'Refuses if the SQL only reads',
    'Runs otherwise',
  ]);
  expect(rowCases({ when: {}, rule: { decision: 'ask' }, because })).toEqual([]);
});
