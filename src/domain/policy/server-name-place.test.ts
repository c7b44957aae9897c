import { expect, test } from 'vitest';
import { type ServerNamePlace, serverNamePlace } from './server-name-place.ts';
import { TARGETS } from './targets/index.ts';

test('where each target writes the name of the server', () => {
  const places: Record<ServerNamePlace, string[]> = {
    'in-tool-name': [],
    elsewhere: [],
    nowhere: [],
  };
  for (const target of TARGETS) places[serverNamePlace(target)].push(target.id);
  expect(places).toEqual({
    'in-tool-name': [
      'claude-code',
      'cursor-editor',
      'cursor',
      'vscode',
      'copilot-cli',
      'gemini',
      'opencode',
      'opencode-v2',
      'zed',
      'kiro',
      'goose',
      'docker-gateway',
      'agentcore',
    ],
    elsewhere: [
      'codex',
      'openai',
      'anthropic',
      'managed-agents',
      'toolhive',
      'docker-sandbox',
      'litellm',
      'agentgateway',
      'envoy',
    ],
    nowhere: ['intercept', 'policylayer', 'agentmesh'],
  });
});

test.each(TARGETS)(
  '$label: what it says holds for a file with every kind of rule that it has',
  (target) => {
    const rule = (decision: 'allow' | 'ask' | 'deny', max?: number) => ({
      decision,
      limits: max === undefined ? [] : [{ max, per: 'minute' as const }],
      conditions: [],
    });
    const tools = {
      look: rule('allow'),
      make: rule('ask'),
      ...(target.can.deny ? { drop: rule('deny') } : {}),
      send: rule('allow', 5),
    };
    const texts = ['one', 'two'].map((as) => {
      const [unlisted = 'deny'] = target.can.unlisted;
      const rendered = target.render({
        unlisted,
        servers: [{ server: 's', as, tools, others: 0 }],
      });
      return rendered.ok ? rendered.text : undefined;
    });
    expect(texts).not.toContain(undefined);
    expect(texts[0] !== texts[1]).toBe(serverNamePlace(target) !== 'nowhere');
  },
);
