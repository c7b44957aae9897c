import { expect } from 'vitest';
import { type AssessedTool, assessServer } from '#catalogue/assess-servers.ts';
import { policyFor } from '#domain/policy/policy-for.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import type { CompiledRules } from '#domain/risk/compile.ts';
import type { Server } from '#domain/server.ts';
import { uniqueSlugs } from '#domain/slug.ts';
import { plainForeignText, revealInvisible } from '#domain/upstream-text.ts';
import { problemSentence } from '#wording/substitution.ts';
import { purpose, toolDescription } from '#wording/tool.ts';

/** Control characters but line breaks and tabs, and characters that show nothing but join pictures. */
const HIDDEN = /(?![\n\t\u200d])[\p{Cc}\p{Cf}]/u;

function expectPlain(text: string, where: string): void {
  expect(HIDDEN.exec(text)?.[0], where).toBeUndefined();
  expect(text.isWellFormed(), where).toBe(true);
}

/** Address, sentences and quotation of a tool page, as the pages make them. */
function expectTexts(server: Server, tool: AssessedTool): void {
  const where = `${server.slug}: ${JSON.stringify(tool.name)}`;
  expectPlain(plainForeignText(tool.name), where);
  for (const sentence of [purpose(tool), purpose(tool, 130), toolDescription(tool, server)]) {
    expectPlain(sentence, where);
    expect(sentence.length, where).toBeLessThan(2600);
  }
  for (const quoted of [
    tool.description,
    ...(tool.parameters ?? []).map((parameter) => parameter.name),
  ]) {
    const shown = revealInvisible(quoted ?? '').map(({ text }) => text);
    expectPlain(shown.join(''), where);
  }
  const names = (tool.parameters ?? []).map(({ name }) => name);
  expect(new Set(names).size, where).toBe(names.length);
  expect(names, where).not.toContain('');
}

/**
 * That a server which was accepted can be shown: addresses, plain sentences, a verdict for each of
 * its tools, and a policy in each format or the reason why there is none.
 */
export function expectShownSafely(server: Server, rules: CompiledRules, preset: Preset): void {
  expectPlain(server.title, server.slug);
  const slugs = uniqueSlugs(server.tools.map(({ name }) => name));
  expect(new Set(slugs.values()).size, server.slug).toBe(server.tools.length);
  for (const slug of slugs.values()) expect(slug).toMatch(/^[a-z0-9]+(-+[a-z0-9]+)*$/);
  const { tools } = assessServer(server, rules);
  for (const tool of tools) expectTexts(server, tool);
  const policy = policyFor(server, tools, preset);
  for (const target of TARGETS) {
    const rendered = target.render(policy);
    if (rendered.ok) expect(HIDDEN.exec(rendered.text)?.[0], target.id).toBeUndefined();
    else expect(problemSentence(rendered.problem, target), target.id).not.toBe('');
  }
}
