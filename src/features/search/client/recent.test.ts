import { describe, expect, it } from 'vitest';
import { readRecent } from './recent.ts';

const page = { title: 'a', about: 'b', url: '/servers/a/' };

describe('readRecent', () => {
  it('reads what was kept', () => {
    expect(readRecent(JSON.stringify([page]))).toEqual([page]);
  });

  it.each([null, '', 'x', '{}', '[1,null]', '[{"title":"a"}]'])('makes nothing of %s', (kept) => {
    expect(readRecent(kept)).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'https://elsewhere.example/', '//elsewhere.example/'])(
    'does not lead to %s',
    (url) => {
      expect(readRecent(JSON.stringify([{ ...page, url }]))).toEqual([]);
    },
  );

  it('keeps five', () => {
    expect(readRecent(JSON.stringify(Array.from({ length: 9 }, () => page)))).toHaveLength(5);
  });
});
