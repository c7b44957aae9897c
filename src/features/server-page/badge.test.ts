import { expect, test } from 'vitest';
import { drawBadge } from './badge.ts';

test('grows with its text', () => {
  const short = drawBadge('Site', '1 tool', 'x');
  const long = drawBadge('Site', '1 tool · 1 asks · read 2026-11-29', 'x');
  expect(long.width).toBeGreaterThan(short.width + 100);
  expect(long.svg).toContain(`width="${long.width}"`);
  const lengths = [...long.svg.matchAll(/x="(\d+)" y="14"[^>]* textLength="(\d+)"/g)];
  expect(lengths).toHaveLength(2);
  const ends = lengths.map(([, x, length]) => Number(x) + Number(length));
  expect(ends.at(-1)).toBeLessThan(long.width);
});

test('says to screen readers what it shows', () => {
  const { svg } = drawBadge('Site', '2 tools', 'Notes: 2 tools.');
  expect(svg).toContain('role="img"');
  expect(svg).toContain('<title id="title">Notes: 2 tools.</title>');
  expect(svg).toMatch(/>2 tools<\/text>/);
});

test('escapes what others wrote, and loads nothing', () => {
  const hostile = '</title><script>alert(1)</script>&"\u202e\u0000\uffff\ud800';
  const { svg } = drawBadge(hostile, hostile, hostile);
  expect(svg).not.toContain('<script');
  for (const character of ['\u0000', '\u202e', '\uffff', '\ud800']) {
    expect(svg).not.toContain(character);
  }
  expect(svg).toContain('&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;');
  expect(svg).not.toMatch(/href|url\(|style|<image|<foreignObject/);
});
