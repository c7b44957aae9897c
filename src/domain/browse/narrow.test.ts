import { describe, expect, it } from 'vitest';
import { bestDrop } from './drop.ts';
import { type Filter, NO_FILTER, toggle } from './filter.ts';
import { countFacets, narrow } from './narrow.ts';
import { sortTools } from './sort.ts';
import type { ToolFacts } from './tool-facts.ts';

const facts: ToolFacts = {
  severities: ['high', 'low', 'unknown'],
  categories: ['write', 'read'],
  capabilities: ['admin', 'runs-code'],
  notices: ['name-only'],
  servers: [
    ['alpha', 'Alpha'],
    ['beta', 'Beta'],
  ],
  linesPer: 2,
  names: ['Run', 'alter', 'get', 'Äther', 'list'],
  slugs: ['', '', '', '', ''],
  server: [1, 0, 1, 0, 0],
  severity: '00111',
  category: '00111',
  capability: [0b10, 0b11, 0, 0b01, 0],
  notice: [0, 0, 1, 0, 0],
  letter: 'rag-l',
};
const filter = (part: Partial<Filter>): Filter => ({ ...NO_FILTER, ...part });

describe('narrow', () => {
  it.each<[Partial<Filter>, number[]]>([
    [{}, [0, 1, 2, 3, 4]],
    [{ severity: ['high'] }, [0, 1]],
    [{ severity: ['high', 'low'] }, [0, 1, 2, 3, 4]],
    [{ severity: ['high'], category: ['read'] }, []],
    [{ capability: ['admin'] }, [1, 3]],
    [{ capability: ['admin', 'runs-code'] }, [1]],
    [{ notice: ['name-only'] }, [2]],
    [{ letter: ['other'] }, [3]],
    [{ severity: ['nonsense'] }, []],
    [{ capability: ['nonsense'] }, []],
  ])('of %j leaves %j', (part, found) => {
    expect(narrow(facts, filter(part))).toEqual(found);
  });
});

describe('countFacets', () => {
  it('says what choosing each value would find', () => {
    for (const start of [{}, { severity: ['low'] }, { capability: ['admin'] }]) {
      const counts = countFacets(facts, filter(start));
      const alone = (by: 'severity' | 'category', value: string) =>
        narrow(facts, { ...filter(start), [by]: [value] }).length;
      expect(counts.severity).toEqual(facts.severities.map((one) => alone('severity', one)));
      expect(counts.category).toEqual(facts.categories.map((one) => alone('category', one)));
      const more = facts.capabilities.map((one) => {
        const capability = [...new Set([...filter(start).capability, one])];
        return narrow(facts, { ...filter(start), capability }).length;
      });
      expect(counts.capability).toEqual(more);
    }
  });
});

describe('sortTools', () => {
  it('orders by name whatever its case, and by server, equal ones worst first', () => {
    const all = narrow(facts, NO_FILTER);
    expect(sortTools(facts, all, 'severity')).toEqual([0, 1, 2, 3, 4]);
    expect(sortTools(facts, all, 'name')).toEqual([1, 2, 4, 0, 3]);
    expect(sortTools(facts, all, 'server')).toEqual([1, 3, 4, 0, 2]);
  });
});

describe('bestDrop', () => {
  it('names the part without which most is left', () => {
    const best = bestDrop(facts, filter({ severity: ['high'], category: ['read'] }));
    expect(best?.parts).toEqual([{ by: 'severity', value: 'high' }]);
    expect(best?.found).toBe(3);
    expect(best?.filter).toEqual(filter({ category: ['read'] }));
  });

  it('drops all values of a facet of which any will do', () => {
    const best = bestDrop(facts, filter({ severity: ['high', 'unknown'], category: ['read'] }));
    expect(best?.parts.map(({ value }) => value)).toEqual(['high', 'unknown']);
  });

  it('is null where no single part is to blame', () => {
    expect(bestDrop(facts, filter({ severity: ['x'], category: ['y'] }))).toBeNull();
  });
});

it('toggle adds a value and takes it away again', () => {
  const one = toggle(NO_FILTER, { by: 'capability', value: 'admin' });
  expect(one.capability).toEqual(['admin']);
  expect(toggle(one, { by: 'capability', value: 'admin' })).toEqual(NO_FILTER);
});
