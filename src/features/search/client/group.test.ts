import { describe, expect, it } from 'vitest';
import type { SearchKind } from '#domain/search/search-record.ts';
import type { Row } from './answer.ts';
import type { Found } from './find.ts';
import { comparison, groupRows, interleave } from './group.ts';

function row(kind: SearchKind, title: string, about: string, exact = false): Row {
  const url = `/${kind}/${about}/${title}/`;
  return { kind, title, about, url, exact, text: '', severity: null, category: null };
}

const found = (rows: Row[], total = rows.length): Found => ({ rows, total, terms: ['x'] });

describe('groupRows', () => {
  it('keeps the order of groups and puts exact names first, servers before tools', () => {
    const groups = groupRows(
      new Map([
        ['guide', found([row('guide', 'Guide', '')])],
        ['tool', found([row('tool', 'git', 'A', true), row('tool', 'git_log', 'A')])],
        ['server', found([row('server', 'Git', 'x', true), row('server', 'GitHub', 'y')])],
      ]),
      8,
    );
    expect(groups.map(({ id, rows }) => [id, rows.map(({ title }) => title)])).toEqual([
      ['exact', ['Git', 'git']],
      ['server', ['GitHub']],
      ['tool', ['git_log']],
      ['guide', ['Guide']],
    ]);
  });

  it('puts outlines last, also those that are called just so', () => {
    const groups = groupRows(
      new Map([
        ['outline', found([row('outline', 'git', 'x', true)])],
        ['tool', found([row('tool', 'git_log', 'A')])],
      ]),
      8,
    );
    expect(groups.map(({ id }) => id)).toEqual(['tool', 'outline']);
  });

  it('counts each page once', () => {
    const rows = [row('tool', 'a', 'A', true), row('tool', 'ab', 'A')];
    const groups = groupRows(new Map([['tool', found(rows, 40)]]), 8);
    expect(groups.map(({ id, total }) => [id, total])).toEqual([
      ['exact', 1],
      ['tool', 39],
    ]);
  });

  it('shows no more than the limit in each group, and loses no exact name that is over it', () => {
    const rows = ['A', 'B', 'C'].map((server) => row('tool', 'same', server, true));
    const groups = groupRows(new Map([['tool', found(rows)]]), 2);
    expect(groups.map((group) => [group.id, group.rows.length, group.total])).toEqual([
      ['exact', 2, 2],
      ['tool', 1, 1],
    ]);
  });

  it('has no groups where nothing was found', () => {
    expect(groupRows(new Map([['tool', found([])]]), 8)).toEqual([]);
  });
});

describe('comparison', () => {
  it('leads to the page of a name that several servers have', () => {
    const rows = [row('tool', 'create_api_key', 'A', true), row('tool', 'createApiKey', 'B', true)];
    expect(comparison(rows)).toEqual({ name: 'create_api_key', url: '/names/create-api-key/' });
  });

  it('has nothing to compare on one server, or where names only look alike', () => {
    expect(comparison([row('tool', 'a', 'A', true)])).toBeNull();
    expect(comparison([row('tool', 'a_b', 'A', true), row('tool', 'ab', 'B', true)])).toBeNull();
    expect(comparison([row('server', 'a', 'A', true), row('server', 'a', 'B', true)])).toBeNull();
  });
});

it('interleave takes one of each list in turn', () => {
  expect(interleave([['a', 'b', 'c'], [], ['d', 'e']])).toEqual(['a', 'd', 'b', 'e', 'c']);
  expect(interleave([])).toEqual([]);
});
