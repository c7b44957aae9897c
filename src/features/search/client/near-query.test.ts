import { describe, expect, it } from 'vitest';
import { nearQueries } from './near-query.ts';

const known = ['get', 'create', 'issue', 'github', 'gitlab', 'kubernetes', 'list'];
const nearest = (words: readonly string[], of = known) => nearQueries(words, of)[0];

describe('nearQueries', () => {
  it('corrects each unknown word first', () => {
    expect(nearest(['gihub'])).toBe('github');
    expect(nearest(['craete', 'isue'])).toBe('create issue');
  });

  it('keeps the beginning of a known word', () => {
    expect(nearest(['creat', 'isue'])).toBe('creat issue');
  });

  it('takes the more frequent of two that are as near', () => {
    expect(nearest(['gitxxb'], ['gitaab', 'gitbbb'])).toBe('gitaab');
  });

  it('then leaves out a word, then asks for each alone, the longest first', () => {
    expect(nearQueries(['open', 'new', 'isue'], known)).toEqual([
      'open new issue',
      'new issue',
      'open issue',
      'open new',
      'issue',
      'open',
      'isue',
      'new',
    ]);
  });

  it('never asks again for what found nothing', () => {
    expect(nearQueries(['qwertzuiop'], known)).toEqual([]);
    expect(nearQueries(['zz'], known)).toEqual([]);
    expect(nearQueries(['github', 'list'], known)).toEqual(['list', 'github']);
  });
});
