import fc from 'fast-check';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { AWKWARD_NAMES } from '../testing/awkward-names.ts';
import { printJson } from './json.ts';
import { tomlKey, tomlString, tomlStrings } from './toml.ts';
import { printYaml, type YamlValue } from './yaml.ts';

const text = fc.oneof(
  fc.constantFrom(...AWKWARD_NAMES),
  fc.string({ unit: 'binary' }).filter((string) => string.isWellFormed()),
);
const leaf = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));
const value: fc.Arbitrary<YamlValue> = fc.letrec<{ value: YamlValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(text, tie('value')), { maxLength: 4 })
      .map((entries) => Object.fromEntries(entries)),
  ),
})).value;

const VISIBLE = /^[\n\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u0370-\u1fff\u2010-\uffef]*$/u;

describe('printing', () => {
  test('YAML reads back as it was, in 1.2 and in 1.1', () => {
    fc.assert(
      fc.property(value, (document) => {
        expect(parseYaml(printYaml(document))).toEqual(document);
        expect(parseYaml(printYaml(document), { version: '1.1', merge: true })).toEqual(document);
      }),
      { numRuns: 500 },
    );
  });

  test('JSON reads back as it was', () => {
    fc.assert(
      fc.property(value, (document) => {
        expect(JSON.parse(printJson(document))).toEqual(document);
      }),
    );
  });

  test('TOML reads back as it was', () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), (key, many) => {
        const table = parseToml(
          `${tomlKey(key)} = ${tomlString(key)}\n\n[x]\nlist = ${tomlStrings(many)}`,
        );
        if (key !== 'x') expect(Object.entries(table)[0]).toEqual([key, key]);
        expect((table['x'] as { list: unknown }).list).toEqual(many);
      }),
    );
  });

  test.each(['\u202e', '\u200b', '\u{e0041}', '\u0085', '\u2028', '\ufeff', '\u007f', '\u001b'])(
    'what cannot be seen (%j) is written as an escape',
    (character) => {
      for (const printed of [
        printJson([character]),
        printYaml([character]),
        tomlString(character),
      ]) {
        expect(printed).not.toContain(character);
        expect(printed).toMatch(VISIBLE);
      }
    },
  );
});
