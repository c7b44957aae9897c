import fc from 'fast-check';
import { parse as parseToml, stringify } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { type HookEntry, type HookFile, sameEntries } from './hook-file.ts';
import { jsonHooks } from './json-hooks.ts';
import { tomlHooks } from './toml-hooks.ts';

const GUARD = '/opt/a guard/toolward-guard.mjs';
const isOurs = (handler: object) => JSON.stringify(handler).includes('toolward-guard');
const entry = (event: string, matcher?: string): HookEntry => ({
  event,
  ...(matcher === undefined ? {} : { matcher }),
  handler: {
    type: 'command',
    command: `node '${GUARD}' || { echo 'guard failed' >&2; }`,
    timeout: 10,
  },
});
const OURS = [entry('Prompt'), entry('PreToolUse', 'mcp__.*'), entry('PostToolUse', 'a|b')];

const grouped = jsonHooks({ grouped: true, head: {} });
const flat = jsonHooks({ grouped: false, head: { version: 1 } });
const toml = tomlHooks();
const pinned = tomlHooks([
  { table: 'features', key: 'hooks', value: true, must: true },
  { table: 'hooks', key: 'managed_dir', value: '/opt/guard' },
]);

function undone(file: HookFile, text: string | undefined) {
  const installed = file.add(text, OURS);
  const ours = file.read(installed).entries.filter(({ handler }) => isOurs(handler));
  expect(sameEntries(ours, OURS)).toBe(true);
  expect(file.remove(installed, isOurs)).toBe(text);
  return installed;
}

const others = fc.constantFrom('PreToolUse', 'Stop', 'PostToolUse');
const group = fc.record({
  matcher: fc.constantFrom('Bash', 'mcp__x__.*'),
  hooks: fc.array(fc.record({ type: fc.constant('command'), command: fc.string() }), {
    minLength: 1,
    maxLength: 2,
  }),
});
const settings = fc.record(
  {
    permissions: fc.record({ allow: fc.array(fc.string()), deny: fc.array(fc.string()) }),
    env: fc.dictionary(fc.string(), fc.string()),
    hooks: fc.dictionary(others, fc.array(group, { maxLength: 2 })),
    model: fc.string(),
  },
  { requiredKeys: [] },
);
const COMMENTS = ['', ' ', ' // note: {"x": [1]}\n', ' /* c, */ ', '\n\n', '\r\n\t'];
const comment = fc.constantFrom(...COMMENTS);

/** The text with something after each sign outside quotation marks. */
function spread(json: string, between: readonly string[]): string {
  let at = 0;
  let isText = false;
  return json.replace(/\\.|["{}[\],:]/gs, (sign) => {
    if (sign === '"') isText = !isText;
    if (isText || sign.length > 1 || sign === '"') return sign;
    at += 1;
    return sign + (between[at % between.length] ?? '');
  });
}

describe('hooks in JSON', () => {
  it.each([
    undefined,
    '{}',
    '{ }',
    '{\n}\n',
    '{\r\n}\r\n',
    '{ /* nothing */ }',
    '{"hooks": {}}',
    '{"hooks": {"PreToolUse": []}}',
    '{"a": 1}',
    '{"a": 1,}',
    '{\n  "a": 1, // note\n}',
    '{\n  "a": 1 // note\n  // "b": 2\n}\n',
    '{\n\t"hooks": {\n\t\t"PreToolUse": [\n\t\t\t{"hooks": []}\n\t\t]\n\t}\n}',
    '{\n  "version": 1\n}\n',
  ])('are taken out of %j as they were put in', (text) => {
    undone(grouped, text);
    undone(flat, text);
  });

  it('are taken out of any settings, in any layout', () => {
    const layout = fc.constantFrom<string | number | undefined>(2, 4, '\t', undefined);
    const eol = fc.constantFrom('\n', '\r\n');
    const end = fc.constantFrom('', '\n', '\n\n');
    fc.assert(
      fc.property(settings, layout, eol, end, (value, unit, line, last) => {
        const text = JSON.stringify(value, null, unit).replaceAll('\n', line) + last;
        const installed = undone(grouped, text);
        expect(JSON.parse(installed)).toMatchObject({ ...value, hooks: expect.anything() });
      }),
    );
  });

  it('are taken out of JSON with comments', () => {
    fc.assert(
      fc.property(settings, fc.array(comment, { minLength: 1, maxLength: 7 }), (value, between) => {
        const text = spread(JSON.stringify(value), between);
        undone(grouped, text);
      }),
      { numRuns: 300 },
    );
  });

  it('leave what was changed meanwhile', () => {
    const installed = grouped.add('{"a": 1}', OURS);
    const { hooks } = JSON.parse(installed);
    hooks.PreToolUse.push({ matcher: 'Bash', hooks: [{ type: 'command', command: 'mine' }] });
    hooks.PostToolUse[0].hooks.push({ type: 'command', command: 'mine too' });
    const left = grouped.remove(JSON.stringify({ hooks, b: 2 }, null, 1), isOurs) ?? '';
    expect(JSON.parse(left)).toEqual({
      hooks: {
        PreToolUse: [{ matcher: 'Bash', hooks: [{ type: 'command', command: 'mine' }] }],
        PostToolUse: [{ matcher: 'a|b', hooks: [{ type: 'command', command: 'mine too' }] }],
      },
      b: 2,
    });
  });

  it.each([
    ['', 'it is empty'],
    ['{"a": }', 'Line 1, column 7: A value is missing here.'],
    ['"a": 1', 'it holds no JSON object'],
    ['[]', 'it holds no JSON object'],
    ['{"hooks": 1}', 'Line 1: “hooks” is not an object'],
    ['{\n"hooks": {"PreToolUse": {}}}', 'Line 2: “hooks.PreToolUse” is not a list'],
    ['{"hooks": {}, "hooks": {}}', 'the name "hooks" stands there twice'],
  ])('are not added to %j', (text, message) => {
    expect(() => grouped.add(text, OURS)).toThrow(message);
  });
});

describe('hooks in TOML', () => {
  const TEXTS = [
    undefined,
    '',
    'a = 1',
    'a = 1\n',
    'a = 1\r\n',
    '\n\n',
    '# note\n\n[x]\ny = """\n[features]\n"""\n# end',
    '[[hooks.PreToolUse]]\nmatcher = "Bash"\n\n[[hooks.PreToolUse.hooks]]\ntype = "command"\ncommand = "mine"\n',
    '[features]',
    '[features]\nhooks = true\n',
    '[features] # note\nweb = true\n[hooks]\n\n[hooks.state."x:0:0"]\ntrusted_hash = "y"\n',
  ];
  it.each(TEXTS)('are taken out of %j as they were put in', (text) => {
    undone(toml, text);
    undone(pinned, text);
  });

  it('are taken out of any settings', () => {
    const value = fc.record(
      {
        model: fc.string(),
        features: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.boolean()),
        mcp_servers: fc.dictionary(fc.string(), fc.record({ command: fc.string() })),
        hooks: fc.dictionary(others, fc.array(group, { minLength: 1, maxLength: 2 })),
      },
      { requiredKeys: [] },
    );
    const end = fc.constantFrom('', '\n', '\n\n', '\n# end');
    fc.assert(
      fc.property(value, end, (settings, last) => {
        const text = stringify(settings).trimEnd() + last;
        undone(toml, text);
        undone(pinned, text);
      }),
    );
  });

  it('leave what the client and its user added after them', () => {
    const state = '\n[hooks.state."/x:pre_tool_use:0:0"]\ntrusted_hash = "y"\n';
    const installed = pinned.add('a = 1\n', OURS) + state;
    const more = installed.replace('hooks = true', 'web = true\nhooks = true');
    const left = pinned.remove(more, isOurs) ?? '';
    expect(parseToml(left)).toEqual({
      a: 1,
      features: { web: true },
      hooks: { state: { '/x:pre_tool_use:0:0': { trusted_hash: 'y' } } },
    });
  });

  it.each([
    ['a = ', 'Line 1, column'],
    ['hooks = {}', 'tables for the hooks cannot be added'],
    ['[features]\nhooks = false', 'it sets features.hooks to false'],
  ])('are not added to %j', (text, message) => {
    expect(() => pinned.add(text, OURS)).toThrow(message);
  });
});
