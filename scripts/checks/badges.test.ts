import { describe, expect, test } from 'vitest';
import { drawBadge } from '#features/server-page/badge.ts';
import { type BadgeFacts, badgeText, badgeTitle } from '#wording/badge.ts';
import { badges } from './badges.ts';
import { failures } from './testing/try-check.ts';

const FACTS: BadgeFacts = {
  label: 'Notes & <more>',
  tools: 3,
  known: undefined,
  preset: 'Careful',
  asks: 2,
  refused: 1,
  read: '2026-11-29',
};
const text = badgeTitle(FACTS).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const row = (rule: string) => `<tr><th>x</th><td>High</td><td>Write</td><td>${rule}</td></tr>`;
const PAGE = `<img src="/servers/notes/badge.svg" alt="${text}">
  <table><tbody id="tool-rows">${row('Ask')}${row('Ask, 5 per hour')}${row('Deny')}</tbody></table>
  <dl><div><dt>Last read</dt><dd>2026-11-29</dd></div></dl>`;

function found(facts: BadgeFacts, change = (svg: string) => svg) {
  const { svg } = drawBadge('Site', badgeText(facts), badgeTitle(facts));
  return failures(badges, {
    '/servers/notes/': PAGE,
    '/servers/notes/badge.svg': change(svg),
  }).join('\n');
}

describe('badges', () => {
  test('a good one', () => {
    expect(found(FACTS)).toBe('');
  });

  test.each([
    ['tools: 4', { tools: 4 }],
    ['asks: 0', { asks: 0 }],
    ['refused: 2', { refused: 2 }],
    ['read: 2026-11-30', { read: '2026-11-30' }],
    ['the title', { preset: 'Open' }],
  ])('%s', (wrong, facts) => {
    expect(found({ ...FACTS, ...facts })).toContain(wrong);
  });

  test('other markup', () => {
    const other = (svg: string) => svg.replace('<g', '<image href="https://x.example/"/><g');
    expect(found(FACTS, other)).toContain('other markup');
  });
});
