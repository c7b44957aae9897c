import { describe, expect, test } from 'vitest';
import { assessServer } from '#catalogue/assess-servers.ts';
import { serverFromContent } from '#catalogue/build.ts';
import { readContent } from '#catalogue/read/content.ts';
import { compileRules } from '#domain/risk/compile.ts';
import { familiesOf } from '#domain/risk/families/families.ts';
import { familyTitle } from '#wording/families.ts';
import { exceptionLine } from '#wording/family-report.ts';

const content = readContent('content');
const rules = compileRules(content.risk);
const tools = content.servers
  .map(({ id, value }) => assessServer(serverFromContent(id, value), rules))
  .flatMap(({ slug, tools: each }) =>
    each.flatMap(({ name, family }) => (family ? [{ ...family, id: `${slug}#${name}` }] : [])),
  );
const families = familiesOf(tools, rules);

describe('the families of our own catalogue', () => {
  test('are many, and few of them have exceptions', () => {
    expect(families.length).toBeGreaterThan(300);
    const named = families.filter(({ key }) => key.by === 'name');
    const uneven = named.filter(({ exceptions }) => exceptions.length > 0);
    expect(uneven.length / named.length).toBeLessThan(0.2);
  });

  test('differ by no level without a fact that is named', () => {
    const faults = families.flatMap(({ key, usual, exceptions }) =>
      exceptions
        .filter(({ isFault }) => isFault)
        .map((each) => `${familyTitle(key)}, usually ${usual}: ${exceptionLine(each).trim()}`),
    );
    expect(faults).toEqual([]);
  });
});
