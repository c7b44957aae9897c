import { expect, it } from 'vitest';
import { assessServer } from '#catalogue/assess-servers.ts';
import { serverFromContent } from '#catalogue/build.ts';
import { readContent } from '#catalogue/read/content.ts';
import { PLAYED_PRESETS } from '#domain/guard-attack/guard-attack.ts';
import { playAttack } from '#domain/guard-attack/play-attack.ts';
import { compileRules } from '#domain/risk/compile.ts';

const content = readContent('content');
const rules = compileRules(content.rules.map(({ id, value }) => ({ ...value, id })));
const called = new Set(
  content.guardAttacks.flatMap(({ value }) =>
    value.session.flatMap(({ call }) => (call ? [call.server] : [])),
  ),
);
const tools = new Map(
  content.servers
    .filter(({ id }) => called.has(id))
    .map(({ id, value }) => [id, assessServer(serverFromContent(id, value), rules).tools]),
);

it.each(content.guardAttacks)('the attack $id ends as its file says', ({ value }) => {
  const ends = PLAYED_PRESETS.map((id) => {
    const preset = content.presets.find((entry) => entry.id === id)?.value;
    if (!preset) throw new Error(`no preset ${id}`);
    return [id, playAttack(value, { ...preset, id }, (server) => tools.get(server)).stopped];
  });
  expect(Object.fromEntries(ends)).toEqual(value.stopped);
});
