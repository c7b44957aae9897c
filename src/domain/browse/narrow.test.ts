import { describe, expect, it } from 'vitest';
import { NO_FILTER, type ToolFilter, toggleFacet } from './filter.ts';
import { bestRelaxation, countFacets, matchingTools, sortTools } from './narrow.ts';
import type { ToolFacts } from './tool-facts.ts';

const facts: ToolFacts = {
  severities: ['high', 'low', 'unknown'],
  categories: ['write', 'read'],
  capabilities: ['admin', 'runs-code'],
  objects: ['message', 'database'],
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
  object: [0, 1, -1, 0, 0],
  notice: [0, 0, 1, 0, 0],
  letter: 'rag-l',
};
const filter = (part: Partial<ToolFilter>): ToolFilter => ({ ...NO_FILTER, ...part });

describe('matchingTools', () => {
  it.each<[Partial<ToolFilter>, number[]]>([
    [{}, [0, 1, 2, 3, 4]],
    [{ severity: ['high'] }, [0, 1]],
    [{ severity: ['high', 'low'] }, [0, 1, 2, 3, 4]],
    [{ severity: ['high'], category: ['read'] }, []],
    [{ capability: ['admin'] }, [1, 3]],
    [{ capability: ['admin', 'runs-code'] }, [1]],
    [{ object: ['database'] }, [1]],
    [{ object: ['database', 'message'], severity: ['low'] }, [3, 4]],
    [{ object: ['nonsense'] }, []],
    [{ notice: ['name-only'] }, [2]],
    [{ letter: ['other'] }, [3]],
    [{ severity: ['nonsense'] }, []],
    [{ capability: ['nonsense'] }, []],
  ])('of %j leaves %j', (part, found) => {
    expect(matchingTools(facts, filter(part))).toEqual(found);
  });
});

describe('countFacets', () => {
  const alone = (
    start: Partial<ToolFilter>,
    by: 'severity' | 'category' | 'object',
    value: string,
  ) => matchingTools(facts, { ...filter(start), [by]: [value] }).length;

  it.each([{}, { severity: ['low'] }, { capability: ['admin'] }, { object: ['message'] }])(
    'says what choosing each value would find, beside %j',
    (start) => {
      const counts = countFacets(facts, filter(start));
      for (const by of ['severity', 'category', 'object'] as const) {
        for (const { facet, tools } of counts[by]) {
          expect(tools, facet.value).toBe(alone(start, by, facet.value));
        }
      }
      for (const { facet, tools } of counts.capability) {
        const capability = [...new Set([...filter(start).capability, facet.value])];
        expect(tools).toBe(matchingTools(facts, { ...filter(start), capability }).length);
      }
    },
  );

  it('has every value that occurs, in order, and counts letters of all tools', () => {
    const counts = countFacets(facts, filter({ severity: ['high'] }));
    expect(counts.category.map(({ facet, tools }) => [facet.value, tools])).toEqual([
      ['write', 2],
      ['read', 0],
    ]);
    expect(counts.severity.map(({ facet }) => facet.value)).toEqual(['high', 'low']);
    expect(counts.letter.map(({ facet, tools }) => [facet.value, tools])).toEqual([
      ['a', 1],
      ['g', 1],
      ['l', 1],
      ['r', 1],
      ['other', 1],
    ]);
  });
});

describe('sortTools', () => {
  it('orders by name whatever its case, and by server, equal ones worst first', () => {
    const all = matchingTools(facts, NO_FILTER);
    expect(sortTools(facts, all, 'severity')).toEqual([0, 1, 2, 3, 4]);
    expect(sortTools(facts, all, 'name')).toEqual([1, 2, 4, 0, 3]);
    expect(sortTools(facts, all, 'server')).toEqual([1, 3, 4, 0, 2]);
  });
});

describe('bestRelaxation', () => {
  it('names the part without which most is left', () => {
    const best = bestRelaxation(facts, filter({ severity: ['high'], category: ['read'] }));
    expect(best?.removed).toEqual([{ by: 'severity', value: 'high' }]);
    expect(best?.found).toBe(3);
    expect(best?.filter).toEqual(filter({ category: ['read'] }));
  });

  it('drops all values of a facet of which any will do', () => {
    const best = bestRelaxation(
      facts,
      filter({ severity: ['high', 'unknown'], category: ['read'] }),
    );
    expect(best?.removed.map(({ value }) => value)).toEqual(['high', 'unknown']);
  });

  it('is null where no single part is to blame', () => {
    expect(bestRelaxation(facts, filter({ severity: ['x'], category: ['y'] }))).toBeNull();
  });
});

it('toggleFacet adds a value and takes it away again', () => {
  const narrowed = toggleFacet(NO_FILTER, { by: 'capability', value: 'admin' });
  expect(narrowed.capability).toEqual(['admin']);
  expect(toggleFacet(narrowed, { by: 'capability', value: 'admin' })).toEqual(NO_FILTER);
});
