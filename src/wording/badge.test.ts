import { expect, test } from 'vitest';
import { type BadgeFacts, badgeSnippets, badgeText, badgeTitle } from './badge.ts';

const FACTS: BadgeFacts = {
  label: 'Notes',
  tools: 22,
  known: undefined,
  preset: 'Careful',
  asks: 3,
  refused: 0,
  read: '2026-11-29',
};

test.each([
  [{}, '22 tools · 3 ask · read 2026-11-29'],
  [{ tools: 1, asks: 1 }, '1 tool · 1 asks · read 2026-11-29'],
  [{ asks: 0, refused: 2 }, '22 tools · none asks · 2 refused · read 2026-11-29'],
  [{ known: { tools: 22, of: 40 }, read: undefined }, '22 of 40 tools known · 3 ask'],
])('with %j a badge says %s', (facts, expected) => {
  expect(badgeText({ ...FACTS, ...facts })).toBe(expected);
});

test('its title says whose numbers they are', () => {
  expect(badgeTitle(FACTS)).toBe(
    'Notes: 22 tools. The preset Careful asks before calls of 3 tools. Read on 2026-11-29.',
  );
  expect(badgeTitle({ ...FACTS, asks: 0, refused: 1, read: undefined })).toBe(
    'Notes: 22 tools. The preset Careful asks before calls of none and refuses 1 tool.',
  );
});

test('snippets escape a hostile label', () => {
  const { markdown, html } = badgeSnippets(
    { label: 'a](http://evil.example) "><script>\n&' },
    { site: 'Site', page: 'https://s.example/p/', badge: 'https://s.example/p/badge.svg' },
  );
  expect(markdown).toBe(
    String.raw`[![Tools of a\]\(http://evil.example\) "\>\<script\> \& on Site](https://s.example/p/badge.svg)](https://s.example/p/)`,
  );
  expect(html).toBe(
    '<a href="https://s.example/p/"><img src="https://s.example/p/badge.svg" alt="Tools of a](http://evil.example) &quot;>&lt;script> &amp; on Site"></a>',
  );
});
