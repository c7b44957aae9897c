import { describe, expect, it } from 'vitest';
import { filtersFor, kindsIn, toggled, without } from './choice.ts';

describe('choice', () => {
  it('leaves only the kinds that have what was chosen', () => {
    expect(kindsIn({})).toEqual(['server', 'tool', 'attack', 'guide', 'outline']);
    expect(kindsIn({ category: ['write'] })).toEqual(['tool']);
    expect(kindsIn({ severity: ['high'] })).toEqual(['tool', 'attack']);
    expect(kindsIn({ kind: ['server'], severity: ['high'] })).toEqual([]);
  });

  it('asks for any value of a facet, and for all facets together', () => {
    const choice = { kind: ['tool', 'attack'], severity: ['high', 'low'], category: ['write'] };
    const severity = { any: ['high', 'low'] };
    expect(filtersFor('tool', choice)).toEqual({ severity, category: { any: ['write'] } });
    expect(filtersFor('attack', { severity: ['low'] })).toEqual({
      kind: { any: ['attack'] },
      severity: { any: ['low'] },
    });
  });

  it('can be taken without one facet', () => {
    expect(without({ kind: ['tool'], severity: ['low'] }, 'kind')).toEqual({ severity: ['low'] });
  });

  it('gains a value, and loses it again', () => {
    const chosen = toggled({ kind: ['tool'] }, 'severity', 'low');
    expect(chosen).toEqual({ kind: ['tool'], severity: ['low'] });
    expect(toggled(chosen, 'severity', 'low')).toEqual({ kind: ['tool'] });
  });
});
