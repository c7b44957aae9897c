import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { combinationsSchema } from './combination.ts';
import { failuresOf } from './control-test.ts';
import { frameworksSchema } from './framework.ts';
import { unknownIds } from './mappings.ts';
import { isFuture } from './partial-date.ts';
import { attackPatternSchema } from './pattern.ts';
import { patternFiles, read } from './read-patterns.fixture.ts';
import { headingsOf, STORY_HEADINGS } from './story.ts';

const ids = z.object({ patterns: z.record(z.string(), z.string()) }).parse(parse(read('ids.yaml')));
const frameworks = frameworksSchema.parse(parse(read('frameworks.yaml')));
const entries = patternFiles();
const slugs = entries.map(({ slug }) => slug);
const today = new Date().toISOString().slice(0, 10);

test('every pattern of the id table has its file, and no other', () => {
  expect(slugs).toEqual(Object.keys(ids.patterns).sort());
  expect(new Set(Object.values(ids.patterns)).size).toBe(slugs.length);
});

test('combinations name patterns that exist', () => {
  const combinations = combinationsSchema.parse(parse(read('combinations.yaml')));
  for (const { patterns } of combinations) expect(slugs).toEqual(expect.arrayContaining(patterns));
  expect(new Set(combinations.map(({ id }) => id)).size).toBe(combinations.length);
});

for (const { slug, front, story } of entries) {
  test(`${slug} is a pattern`, () => {
    const parsed = attackPatternSchema.safeParse(front);
    expect(parsed.error && z.prettifyError(parsed.error)).toBeUndefined();
    const pattern = attackPatternSchema.parse(front);
    expect(pattern.id).toBe(ids.patterns[slug]);
    expect(slugs).toEqual(expect.arrayContaining(pattern.related));
    expect(pattern.related).not.toContain(slug);
    expect(unknownIds(pattern.mappings, frameworks)).toEqual([]);
    expect(pattern.firstPublic && isFuture(pattern.firstPublic, today)).toBeFalsy();
    expect(pattern.tests ? failuresOf(pattern.tests) : []).toEqual([]);
  });

  test(`${slug} tells its story`, () => {
    expect(headingsOf(story)).toEqual([...STORY_HEADINGS]);
    const prose = story.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`]*`/g, '');
    expect(prose).not.toMatch(/[{}<]|^import /m);
    const words = story.split(/\s+/).filter(Boolean).length;
    expect(words).toBeGreaterThanOrEqual(200);
    expect(words).toBeLessThanOrEqual(450);
    const calls = [...story.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(([, json = '']) =>
      JSON.parse(json),
    );
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ tool: expect.any(String), arguments: expect.any(Object) });
  });
}
