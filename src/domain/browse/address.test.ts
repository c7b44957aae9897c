import { describe, expect, it } from 'vitest';
import { hasListQuery, queryOf, stateFromAddress } from './address.ts';
import { NO_FILTER } from './filter.ts';

const read = (address: string) => stateFromAddress(new URL(address, 'https://site.example'));

describe('stateFromAddress', () => {
  it('gives back what queryOf wrote', () => {
    const asked = {
      filter: { ...NO_FILTER, severity: ['high', 'low'], capability: ['admin'] },
      sort: 'name',
      page: 2,
    } as const;
    expect(queryOf(asked)).toBe('?severity=high&severity=low&capability=admin&sort=name&page=2');
    expect(read(`/tools/${queryOf(asked)}`)).toEqual(asked);
  });

  it('reads the address of a static list as the filter that it is', () => {
    expect(read('/tools/severity/high/')).toMatchObject({
      filter: { severity: ['high'] },
      page: 1,
    });
    expect(read('/tools/letter/g/2/')).toMatchObject({ filter: { letter: ['g'] }, page: 2 });
    expect(read('/tools/2/')).toEqual({ filter: NO_FILTER, sort: 'severity', page: 2 });
    expect(read('/tools/')).toEqual({ filter: NO_FILTER, sort: 'severity', page: 1 });
  });

  it.each([
    '?page=0',
    '?page=-1',
    '?page=1.5',
    '?page=x',
    '?sort=size',
    '?other=1',
    '?severity=bogus',
    '?letter=ab',
  ])('ignores %s', (query) => {
    expect(read(`/tools/${query}`)).toEqual({ filter: NO_FILTER, sort: 'severity', page: 1 });
  });

  it('names a value once', () => {
    expect(read('/tools/severity/high/?severity=high').filter.severity).toEqual(['high']);
  });
});

it('hasListQuery tells an address of the list from one with another query', () => {
  expect(hasListQuery('?sort=name')).toBe(true);
  expect(hasListQuery('?utm=x')).toBe(false);
});
