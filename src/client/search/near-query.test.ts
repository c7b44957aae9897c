import { describe, expect, it } from 'vitest';
import { nearQuery } from './near-query.ts';

const known = ['get', 'create', 'issue', 'github', 'gitlab', 'kubernetes', 'list'];

describe('nearQuery', () => {
  it('mends each unknown word', () => {
    expect(nearQuery(['gihub'], known)).toBe('github');
    expect(nearQuery(['craete', 'isue'], known)).toBe('create issue');
  });

  it('keeps the beginning of a known word', () => {
    expect(nearQuery(['creat', 'isue'], known)).toBe('creat issue');
  });

  it('takes the more frequent of two that are as near', () => {
    expect(nearQuery(['gitxxb'], ['gitaab', 'gitbbb'])).toBe('gitaab');
  });

  it('does not guess where nothing is near', () => {
    expect(nearQuery(['qwertzuiop'], known)).toBeNull();
    expect(nearQuery(['zz'], known)).toBeNull();
  });

  it('has nothing to mend in known words', () => {
    expect(nearQuery(['github', 'list'], known)).toBeNull();
  });
});
