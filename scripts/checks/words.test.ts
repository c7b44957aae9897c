import { expect, test } from 'vitest';
import { failures } from './testing/try-check.ts';
import { words } from './words.ts';

const found = (html: string) => failures(words, { '/data/': `<html><body>${html}</body></html>` });

test.each([
  '<p>It reads “a file.. or null” and returns it. Done… e.g. so.</p>',
  '<p>Call <code>undefined</code>. <code>foo()</code> is an hour a day; a user, a one-off.</p>',
  '<p>Run <a href="/servers/a/b/">execute_a</a> or <span class="mono">null</span>.</p>',
  '<pre>a.. undefined</pre><blockquote>is null.. and</blockquote>',
  '<p>An Execute tool, a Write tool. configuration_view stays.</p>',
  '<p>It is that that counts.</p>',
  '<p>The name says “the the”, and <code>a a</code>.</p>',
  '<td>Slack</td><td>Slack</td>',
  '<p>opencode opencode.json</p>',
  '<p>It belongs to <a href="/servers/x/">End to End Tests</a>.</p>',
  '<div><a class="name">read</a> <span>Read</span></div>',
  '<ul class="tool-list"><li><b>High</b><div><a href="/x/">read</a> <span>Read</span></div></li></ul>',
  '<th translate="no">create item item</th>',
  '<p>create_issue-issue issue2 issue</p>',
  '<p>See .claude/settings.json: it is there, or call run().</p>',
  '<p role="status"></p><li hidden></li><a href="/" aria-label="Home"></a>',
  '<button><svg></svg></button>',
])('lets %s pass', (html) => {
  expect(found(html)).toEqual([]);
});

test.each([
  ['<p>It ends twice..</p>', 'two full stops'],
  ['<p>It is on <a href="/servers/x/">Example Inc.</a>.</p>', 'two full stops'],
  ['<p>It takes undefined parameters.</p>', 'a missing value'],
  ['<p>Severity null</p>', 'a missing value'],
  ['<li>NaN tools</li>', 'a missing value'],
  ['<td>[object Object]</td>', 'a missing value'],
  ['<p>It is a Execute tool.</p>', '“a” before a vowel'],
  ['<p>It is an Write tool.</p>', '“an” before a consonant'],
  ['<p>It is an tool.</p>', '“an” before a consonant'],
  ['<p>Refuse it. belongs to the server.</p>', 'a sentence in lower case'],
  ['<p>It is the the server.</p>', 'words said twice'],
  ['<p>The <a href="/servers/x/">MCP Server</a> server.</p>', 'words said twice'],
  [
    '<ul class="tool-list"><li><div><a href="/x/">x</a> <span>It is is</span></div></li></ul>',
    'words said twice',
  ],
  ['<h1>MCP Server MCP Server</h1>', 'words said twice'],
  ['<p>of the tool of the tool</p>', 'words said twice'],
  ['<p>Der Größe größe</p>', 'words said twice'],
  ['<p>It is one, and two of three and two of three.</p>', 'words said twice'],
  ['<p>It is known as .</p>', 'punctuation around nothing'],
  ['<p>A server ( ) of it.</p>', 'punctuation around nothing'],
  ['<p>By category: .</p>', 'punctuation around nothing'],
  ['<p>Read, , write</p>', 'punctuation around nothing'],
  ['<li></li>', 'an empty <li>'],
  ['<h2>  </h2>', 'an empty <h2>'],
  ['<a href="/x/"></a>', 'an empty <a>'],
])('finds what is wrong with %s', (html, what) => {
  expect(found(html).join()).toContain(what);
});

test('a value that is missing in llms.txt', () => {
  expect(failures(words, { '/llms.txt': '- undefined tools' })).toEqual(['/llms.txt: undefined']);
});
