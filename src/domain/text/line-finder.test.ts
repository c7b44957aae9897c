import { describe, expect, test } from 'vitest';
import { lineFinder } from './line-finder.ts';
import { parseToml } from './parse-toml.ts';

describe('JSON', () => {
  const text = `{
  // a comment
  "a": {
    "b.c": [
      "one", "two",
      "three", // another
    ],
  },
}`;
  test('a named value is on the line of its name', () => {
    expect(lineFinder(text, 'json')(['a', 'b.c'])).toBe(4);
  });
  test('a value of a list is on its own line', () => {
    expect(lineFinder(text, 'json')(['a', 'b.c', 1])).toBe(5);
    expect(lineFinder(text, 'json')(['a', 'b.c', 2])).toBe(6);
  });
  test('a piece that begins with a name counts from its first line', () => {
    expect(lineFinder('"a": 1,\n"b": {\n"c": 2}', 'json')(['b', 'c'])).toBe(3);
  });
  test('what is not there has no line', () => {
    expect(lineFinder(text, 'json')(['a', 'x'])).toBeUndefined();
  });
});

describe('TOML', () => {
  const text = `# comment
top = "never"

[mcp_servers.github] # main
command = "npx"
note = """
[mcp_servers.other]
top = 1
"""
'quoted key' = [
  "a",
  "b",
]
inner.deep = true

[mcp_servers."odd.name".tools.x]
approval_mode = "approve"

[[rule]]
priority = 1
[[rule]]
priority = 2
`;
  const at = (...path: (string | number)[]) => lineFinder(text, 'toml')(path);

  test('follows headers, pairs, quoted and dotted keys', () => {
    expect(parseToml(text).ok).toBe(true);
    expect(at('top')).toBe(2);
    expect(at('mcp_servers', 'github', 'command')).toBe(5);
    expect(at('mcp_servers', 'github', 'quoted key', 1)).toBe(10);
    expect(at('mcp_servers', 'github', 'inner', 'deep')).toBe(14);
    expect(at('mcp_servers', 'odd.name', 'tools', 'x', 'approval_mode')).toBe(17);
  });
  test('counts tables of a list', () => {
    expect(at('rule', 1, 'priority')).toBe(22);
  });
  test('an inline table has the line of its name', () => {
    expect(lineFinder('a = 1\nb = { c = 2 }\n', 'toml')(['b', 'c'])).toBe(2);
  });
});

test('YAML tells the line of values in maps and lists', () => {
  const text = 'rules:\n  - effect: allow\n    match:\n      - "*"\n';
  expect(lineFinder(text, 'yaml')(['rules', 0, 'effect'])).toBe(2);
  expect(lineFinder(text, 'yaml')(['rules', 0, 'match', 0])).toBe(4);
  expect(lineFinder(text, 'yaml')(['x'])).toBeUndefined();
});
