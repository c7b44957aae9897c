import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { callTable } from '#domain/policy/call-table.ts';
import { guardCounts } from '#domain/policy/guard/changes.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { hideTool, oneToolPolicy, serverPolicy } from '#domain/policy/policy-of-rules.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { type Assessed, recommend } from '#domain/policy/recommend.ts';
import type { EnforcementTarget } from '#domain/policy/target.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { ServerRules } from '#features/server-page/ServerRules.tsx';
import { GuardOffer } from '#ui/GuardOffer.tsx';
import { BlockFile } from '#ui/policy-file/BlockFile.tsx';
import { FormatTabs } from '#ui/policy-file/FormatTabs.tsx';
import { INLINE_FORMATS } from '#ui/policy-file/inline-formats.ts';
import { panelFacts } from '#ui/policy-file/panel-facts.ts';
import { guardCountSentences } from '#wording/guard.ts';
import { caseSentences, ruleSentences } from '#wording/rule.ts';
import { policyFilesValid } from './policy-files.ts';
import { pageOf } from './testing/page-of.ts';
import { failures, tryCheck } from './testing/try-check.ts';
import { truth } from './truth.ts';

const MARK = '1'.repeat(64);
const assessment = {
  category: 'write',
  severity: 'high',
  capabilities: ['writes-memory'],
  signals: [{ evidence: [{ words: 'keeps a note' }] }],
};
const toolData = (name: string) => {
  const capabilities = name === 'list' ? [] : assessment.capabilities;
  return {
    name,
    slug: name,
    fingerprint: MARK,
    hints: {},
    assessment: { ...assessment, capabilities },
    summary: 'It keeps a note.',
  };
};
/** What it allows is limited, and asks after content that outsiders can write; it refuses the rest. */
const PRESET: Preset = {
  id: 'careful',
  label: 'Careful',
  summary: 'It allows what keeps a note, and refuses the rest.',
  unlisted: 'ask',
  rows: [
    {
      when: { anyCapability: ['writes-memory'] },
      rule: {
        decision: 'allow',
        limits: [{ max: 5, per: 'hour' }],
        cases: [{ when: { after: ['untrusted-content'] }, decision: 'ask' }],
      },
      because: 'It changes what is remembered.',
    },
    { when: {}, rule: { decision: 'deny' }, because: 'It is another tool.' },
  ],
};
const tools = [{ ...toolData('keep!'), slug: 'keep' }, toolData('list')];
const ruled = tools.map((tool) => ({
  ...tool,
  assessment: tool.assessment as Assessed,
  rule: recommend(tool.assessment as Assessed, PRESET),
}));
const keep = ruled[0] as (typeof ruled)[number];
const { rule } = keep;
const whole = serverPolicy({ slug: 's' }, ruled, 'ask');
const DATA = JSON.stringify({ slug: 's', recommendedPolicy: whole, tools });

/** The tabs as pages show them: with all formats, or with the first ones and links to the others. */
function tabs(policy: Policy, tool?: string, allFormats?: string): string {
  const isInline = (target: EnforcementTarget) => INLINE_FORMATS.includes(target);
  const panels = TARGETS.filter((target) => !allFormats || isInline(target)).map((target) => ({
    ...panelFacts(target, policy, target.render(policy), { tool, isServer: tool === undefined }),
    checked: undefined,
    same: '',
  }));
  const others = TARGETS.filter((target) => !isInline(target)).map((target) => ({
    target,
    href: `${allFormats ?? ''}#policy-${target.id}`,
  }));
  const calls = callTable(policy, { server: 's', ...(tool === undefined ? {} : { tool }) });
  return render(h(FormatTabs, { label: 'Formats', panels, others, calls }));
}

const guardOffer = (changes: readonly string[]) =>
  render(h(GuardOffer, { changes, policy: '/guard/policies/s/careful.json' }));

const toolPolicy = oneToolPolicy({ slug: 's' }, keep, 'ask', { neighbours: ['list'] });
const claudeCode = TARGETS[0] as EnforcementTarget;
const block = render(
  h(BlockFile, {
    target: claudeCode,
    rendered: claudeCode.render(hideTool(toolPolicy, 'keep!')),
  }),
);
const FILES = '/servers/s/policy/careful/';
const rules = render(h(ServerRules, { server: { slug: 's' }, tools: ruled }));
const TOOL = pageOf(`<article data-tool="keep!"><p><span class="severity">High</span></p>
  <section><h2 id="policy">Rule</h2><p>${ruleSentences(rule).join(' ')} Because.</p>
  ${tabs(toolPolicy, 'keep!', FILES)}${guardOffer(caseSentences(rule))}</section><block-file data-format="claude-code">${block}</block-file>
  <code id="fingerprint">${MARK}</code></article>
  <dl><div><dt>Severity</dt><dd>High</dd></div><div><dt>Category</dt><dd>Write</dd></div></dl>`);
const row = (slug: string, decided: string) =>
  `<tr><th><a href="/servers/s/${slug}/">x</a></th><td><span class="severity">High</span></td><td>Write</td><td>${decided}</td></tr>`;
const SERVER =
  pageOf(`<article><table><tbody id="tool-rows">${row('keep', 'Allow, 5 calls an hour')}
  ${row('list', 'Deny')}</tbody></table>${tabs(whole, undefined, FILES)}${guardOffer(guardCountSentences(guardCounts(whole)))}</article>`);

const shard = {
  name: 'list',
  severity: 'high',
  category: 'write',
  capabilities: [] as string[],
  fingerprint: MARK,
  parameters: null,
};
const kept = { ...shard, name: 'keep!', capabilities: ['writes-memory'] };
const GOOD = {
  '/data/servers/s.json': DATA,
  '/servers/s/': SERVER,
  '/servers/s/keep/': TOOL,
  [FILES]: pageOf(`<article>${tabs(whole)}${rules}</article>`),
  '/tools/': pageOf(
    '<ul><li><span class="severity">High</span><a href="/servers/s/keep/">x</a></li></ul>',
  ),
  '/build/servers/s.json': JSON.stringify({ slug: 's', tools: [kept, shard] }),
  '/build/presets.json': JSON.stringify([PRESET]),
};

test('a site that says the same everywhere', () => {
  expect(tryCheck(truth, GOOD).failures).toEqual([]);
  expect(tryCheck(policyFilesValid, GOOD).failures).toEqual([]);
});

test('files that the browser would make otherwise', () => {
  const presets = GOOD['/build/presets.json'].replace('"max":5', '"max":6');
  const found = failures(truth, { ...GOOD, '/build/presets.json': presets });
  expect(found.map((line) => line.replace(/“.*/, ''))).toEqual([
    '/servers/s/: tools for which a browser makes another rule: ',
    '/servers/s/: tools for which a browser makes a rule with other words: ',
    '/servers/s/keep/: tools for which a browser makes another rule: ',
    '/servers/s/policy/careful/: the rule of keep!: ',
  ]);
});

const AT = '/servers/s/keep/';
test.each([
  [AT, '<span class="severity">High', '<span class="severity">Low', 'the verdict: “Low”'],
  [AT, '<dd>High', '<dd>Low', 'the fact Severity: “Low”'],
  [AT, '<dd>Write', '<dd>Read', 'the fact Category: “Read”'],
  [AT, `${MARK}</code>`, '2</code>', 'the fingerprint: “2”'],
  [AT, 'It is limited to 5', 'It is limited to 50', 'the recommended rule'],
  [AT, '<td>Runs</td>', '<td>Refused</td>', 'the table of calls'],
  [AT, '&quot;ask&quot;', '&quot;allow&quot;', 'what the file for claude-code does otherwise'],
  [
    AT,
    /except: a person is asked/,
    'except: it runs',
    'what the file for claude-code does otherwise',
  ],
  [AT, 'After content', 'Before content', 'what the guard changes: “Before content'],
  ['/servers/s/', '1 tool that runs', '2 tools that run', 'what the guard changes: “2 tools'],
  [AT, 'id="policy-vscode"', 'id="gone"', 'the format vscode: “nothing”'],
  [AT, '#policy-codex', '#policy-code', 'the links to other formats'],
  [FILES, 'id="policy-codex"', 'id="gone"', 'the format codex: “nothing”'],
  [FILES, /mcp__s__list/g, 'mcp__s__lists', 'tools for which the file for claude-code'],
  [AT, /(block-file".*?)&quot;deny/s, '$1&quot;ask', 'the file that blocks it in claude-code'],
  [FILES, '<dt>Deny', '<dt>Ask', 'the rule of list: “Ask”'],
  ['/servers/s/', '<td>Deny', '<td>Allow', 'the rule of list'],
  ['/servers/s/', 'Allow, 5', 'Allow, 50', 'the rule of keep!'],
  ['/servers/s/', /mcp__s__list/g, 'mcp__s__lists', 'tools for which the file for claude-code'],
  ['/servers/s/', '0 of 2 tools run', '2 of 2 tools run', 'what the file for'],
  ['/servers/s/', row('list', 'Deny'), '', 'rows of tools: “1”'],
  ['/servers/s/', '<td>Write', '<td>Read', 'the category of keep!: “Read”'],
  ['/tools/', 'High', 'Low', 'beside /servers/s/keep/: “Low”'],
  ['/build/servers/s.json', 'writes-memory', 'admin', 'keep!: “high write admin'],
  ['/data/servers/s.json', 'keeps a note', 'formats disks', 'keep!: “formats disks” as evidence'],
] as const)('in %s, %s made %s', (path, from, to, found) => {
  const changed = GOOD[path].replace(from, to);
  expect(changed).not.toBe(GOOD[path]);
  expect(failures(truth, { ...GOOD, [path]: changed }).join('\n')).toContain(`${path}: ${found}`);
});

test('evidence over a line break', () => {
  const path = '/data/servers/s.json';
  const broken = GOOD[path].replaceAll('It keeps a note', 'It keeps\\na note');
  expect(broken).not.toBe(GOOD[path]);
  expect(failures(truth, { ...GOOD, [path]: broken }).join('\n')).not.toContain('as evidence');
});

test.each([
  ['a broken file', '&quot;permissions&quot;', '&quot;permissions', 'policy-claude-code-file'],
  ['what the schema does not know', 'rate_limit:', 'rate_limits:', 'policy-intercept-file'],
  ['an end without a newline', /\n<\/code>/, '</code>', 'policy-claude-code-file: it ends'],
])('%s', (_what, from, to, found) => {
  const changed = GOOD[FILES].replace(from, to);
  expect(changed).not.toBe(GOOD[FILES]);
  expect(failures(policyFilesValid, { [FILES]: changed }).join('\n')).toContain(found);
});

test('code in prose', () => {
  const code = (text: string) => ({ '/': `<pre class="language-json"><code>${text}</code></pre>` });
  expect(failures(policyFilesValid, code('{}'))).toEqual([]);
  expect(failures(policyFilesValid, code('{'))).toHaveLength(1);
});
