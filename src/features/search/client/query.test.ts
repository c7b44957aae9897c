import { describe, expect, it } from 'vitest';
import { parseQuery } from './query.ts';

describe('parseQuery', () => {
  it('reads a name in snake case as its words, and as one name', () => {
    const { words, key } = parseQuery('create_api_key');
    expect(words).toEqual(['create', 'api', 'key']);
    expect(key).toBe(parseQuery('Create API key').key);
  });

  it('leaves out words that say nothing, unless there are no others', () => {
    expect(parseQuery('How do I delete a repo?').words).toEqual(['delete', 'repo']);
    expect(parseQuery('how to').words).toEqual(['how', 'to']);
  });

  it('finds nothing to ask in signs alone', () => {
    expect(parseQuery(' "…" ')).toEqual({ words: [], key: '', token: null });
  });

  it('cannot be made to search for an exact phrase or to carry markup', () => {
    expect(parseQuery('"a b" <script>').words).toEqual(['b', 'script']);
  });
});
