import fc from 'fast-check';
import { toolName } from '../../policy/testing/arbitraries.ts';
import type { AllowedServer, ServerAllowlist, ServerIdentity } from '../allowlist.ts';
import type { Template } from '../template.ts';

const word = fc.oneof(
  { weight: 3, arbitrary: toolName },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...['-y', '--read-only', '@acme/mcp@1.2.3', 'C:\\Program Files\\x', "it's", 'say "hi"', '*'],
      ...[
        'a b',
        '',
        `\${HOME}/x`,
        '$TOKEN',
        '%PATH%',
        'naïve 读取',
        'line\nbreak',
        '#no',
        '(?s:.*)',
      ],
    ),
  },
);

const template: fc.Arbitrary<Template> = fc.oneof(
  { weight: 8, arbitrary: word.map((text): Template => [text]) },
  { weight: 1, arbitrary: fc.constant<Template>(['--token=', '']) },
  { weight: 1, arbitrary: fc.constant<Template>(['', '']) },
  { weight: 1, arbitrary: word.map((text): Template => [text, text, '']) },
);

const program: fc.Arbitrary<Template> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Template[]>(['npx'], ['uvx'], ['/opt/a b/server']) },
  { weight: 1, arbitrary: template },
);

const url: fc.Arbitrary<Template> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom<Template[]>(
      ...([
        ['https://mcp.example.com'],
        ['https://mcp.example.com/'],
        ['https://mcp.example.com/mcp'],
        ['https://mcp.example.com/mcp/'],
        ['https://mcp.example.com:8443/a.b?x=1&y=2'],
        ['https://q.example.com/mcp?key=', ''],
        ['https://q.example.com/', '/mcp'],
        ['http://localhost:3000/mcp'],
        ['https://s.example.com/a*b'],
        [`https://v.example.com/\${TENANT}/mcp`],
      ] as Template[]),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.webUrl({ withQueryParameters: true }).map((text): Template => [text]),
  },
);

const identity: fc.Arbitrary<ServerIdentity> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(program, fc.array(template, { maxLength: 4 }))
      .map(([first, rest]): ServerIdentity => ({ kind: 'command', command: [first, ...rest] })),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(url, fc.constantFrom('http' as const, 'sse' as const))
      .map(([text, transport]): ServerIdentity => ({ kind: 'address', url: text, transport })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<ServerIdentity[]>(
      { kind: 'unknown', why: 'nothing-known' },
      { kind: 'unknown', why: 'secret' },
    ),
  },
);

const server: fc.Arbitrary<AllowedServer> = fc.record({
  name: fc.oneof(
    fc.constantFrom('github', 'GitHub', 'git hub', 'toString', '__proto__', '*'),
    toolName,
  ),
  identity,
  variables: fc.constantFrom<string[][]>([], ['GITHUB_TOKEN'], ['A', 'B_2']),
});

/** Lists with awkward names, arguments, holes and addresses. */
export const anyAllowlist: fc.Arbitrary<ServerAllowlist> = fc.record({
  servers: fc.array(server, { minLength: 1, maxLength: 5 }),
});
