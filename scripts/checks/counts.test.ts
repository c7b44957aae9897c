import { beforeAll, describe, expect, test } from 'vitest';
import { totals as totalsOf } from '#queries/counts.ts';
import type { Catalogue } from '#queries/database.ts';
import { exposure } from '#queries/servers.ts';
import { exposureText } from '#wording/server.ts';
import { attackCounts } from './attack-counts.ts';
import { complete, expectedPaths } from './complete.ts';
import { listCounts } from './list-counts.ts';
import { nameCounts } from './name-counts.ts';
import { serverCounts } from './server-counts.ts';
import { pageOf } from './testing/page-of.ts';
import { smallCatalogue } from './testing/small-catalogue.ts';
import { failures, tryCheck } from './testing/try-check.ts';
import { totals } from './totals.ts';

let db: Catalogue;

beforeAll(async () => {
  db = await smallCatalogue();
});

describe('totals', () => {
  const home = (servers: number, tools: number) => {
    const { attacks } = totalsOf(db);
    const description = `${servers} MCP servers, ${tools} tools, ${attacks.toLocaleString('en')} attack patterns.`;
    return { '/': pageOf(`<ul class="doors"><li>${servers} servers</li></ul>`, { description }) };
  };

  test('the right ones, and each wrong one', () => {
    expect(tryCheck(totals, home(2, 5), db)).toMatchObject({ failed: 0, saw: 4 });
    expect(failures(totals, home(3, 5), db)).toEqual(['/: “3 MCP servers”', '/: “3 servers”']);
    expect(failures(totals, home(2, 6), db)).toEqual(['/: “6 tools”']);
    expect(failures(totals, { '/llms.txt': '# T\n\n> 9 tools.\n' }, db)).toEqual([
      '/llms.txt: “9 tools”',
    ]);
    const names = pageOf('<p class="lead">These 4 names occur.</p>');
    expect(failures(totals, { '/names/': names }, db)).toEqual(['/names/: “4 names”']);
  });
});

describe('lists of tools', () => {
  const list = (head: number, rows: number, beside: number) =>
    pageOf(`<p data-count><strong>${head}</strong> tools</p>
      <ul class="tool-list">${'<li>x</li>'.repeat(rows)}</ul>
      <ul><li><a href="/tools/letter/g/">G</a> <span>${beside}</span></li></ul>`);

  test('are as long as they say and as the database says', () => {
    expect(failures(listCounts, { '/tools/': list(5, 5, 2) }, db)).toEqual([]);
  });

  test.each([
    [6, 5, 2, 'the number above the list: 6'],
    [5, 4, 2, 'rows: 4'],
    [5, 5, 3, 'G: 3'],
  ])('%i, %i, %i', (head, rows, beside, wrong) => {
    expect(failures(listCounts, { '/tools/': list(head, rows, beside) }, db)).toEqual([
      `/tools/: ${wrong}`,
    ]);
  });
});

describe('numbers of servers', () => {
  const server = (exposed: string, rows: number, title: string) => {
    const text = exposureText({ known: undefined, toolCount: 3 }, exposure(db, 'notes'));
    const levels = (exposed || text.replace(/^.*: /, '')).split(', ');
    return {
      '/servers/notes/': pageOf(
        `<section><svg class="exposure"></svg><ul>${levels.map((one) => `<li>${one}</li>`).join('')}</ul></section>
        <h2 id="tools">${title}</h2><table><tbody id="tool-rows">${'<tr></tr>'.repeat(rows)}</tbody></table>`,
        { description: `Notes, an MCP server with ${text}.` },
      ),
    };
  };

  test('on its own page', () => {
    const title = 'All 3 tools, worst first';
    expect(failures(serverCounts, server('', 3, title), db)).toEqual([]);
    expect(failures(serverCounts, server('', 2, title), db)).toHaveLength(1);
    expect(failures(serverCounts, server('', 3, 'All 2 tools'), db)).toHaveLength(1);
    expect(failures(serverCounts, server('9 low', 3, title), db)).toHaveLength(1);
  });

  test('in lists of servers', () => {
    const row = (text: string) =>
      `<ul id="server-rows"><li><a href="/servers/far/">Far</a> <span class="soft">${text}</span></li></ul>`;
    expect(failures(serverCounts, { '/servers/': row('2 tools') }, db)).toEqual([]);
    expect(failures(serverCounts, { '/servers/': row('3 tools') }, db)).toHaveLength(1);
  });

  test('beside a name that several have', () => {
    const link = (n: number) =>
      `<ul><li><a href="/names/get-note/">get_note</a> ${n} servers</li></ul>`;
    expect(failures(nameCounts, { '/names/': link(2) }, db)).toEqual([]);
    expect(failures(nameCounts, { '/names/': link(3) }, db)).toHaveLength(1);
    const page = (n: number) => `<h1>get_note on ${n} servers</h1>`;
    expect(failures(nameCounts, { '/names/get-note/': page(2) }, db)).toEqual([]);
    expect(failures(nameCounts, { '/names/get-note/': page(1) }, db)).toHaveLength(1);
    const compare = (n: number) =>
      `<p><a href="/names/get-note/">Compare get_note on ${n} servers</a></p>`;
    expect(failures(nameCounts, { '/servers/far/get-note/': compare(2) }, db)).toEqual([]);
    expect(failures(nameCounts, { '/servers/far/get-note/': compare(4) }, db)).toHaveLength(1);
  });
});

test('numbers of tools that an attack applies to', () => {
  const site = (onPage: number, inList: number) => ({
    '/data/attacks.json': '{"patterns":[{"slug":"a-b","toolsItAppliesTo":1200}]}',
    '/attacks/a-b/': `<dl><dd>${onPage} in this catalogue</dd></dl>`,
    '/attacks/': `<ul><li><a href="/attacks/a-b/">A</a>, applies to ${inList.toLocaleString('en')} tools</li></ul>`,
  });
  expect(tryCheck(attackCounts, site(1200, 1200))).toMatchObject({ failed: 0, saw: 2 });
  expect(failures(attackCounts, site(1, 1200))).toHaveLength(1);
  expect(failures(attackCounts, site(1200, 1201))).toHaveLength(1);
});

describe('a complete site', () => {
  const whole = () => Object.fromEntries(expectedPaths(db).map((path) => [path, '']));

  test('has a page for everything', () => {
    expect(failures(complete, whole(), db)).toEqual([]);
    expect(expectedPaths(db)).toContain('/servers/notes/policy/read-only/');
  });

  test('misses what is not there', () => {
    const { '/servers/far/zzz/': _, ...rest } = whole();
    expect(failures(complete, rest, db)).toEqual(['/servers/far/zzz/: nothing there']);
  });

  test('has no page about what the catalogue does not hold', () => {
    const site = { ...whole(), '/servers/notes/left-over/': '', '/attacks/made-up/': '' };
    expect(failures(complete, site, db)).toHaveLength(2);
  });
});
