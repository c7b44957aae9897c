import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parametersFromSchema } from './input-schema.ts';

test('reads names, types, enums, defaults and what is required', () => {
  const schema = {
    type: 'object',
    required: ['mode'],
    properties: {
      mode: { type: 'string', enum: ['fast', 'safe'], default: 'safe', description: 'How.' },
      size: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
      parts: { type: 'array', items: { enum: ['a', 'b'] } },
      kind: { oneOf: [{ const: 'x' }, { const: 'y' }] },
    },
  };
  expect(parametersFromSchema(schema)).toEqual([
    {
      name: 'mode',
      required: true,
      type: 'string',
      enum: ['fast', 'safe'],
      default: 'safe',
      description: 'How.',
    },
    { name: 'size', required: false, type: 'integer' },
    { name: 'parts', required: false, type: 'array', enum: ['a', 'b'] },
    { name: 'kind', required: false, type: 'string', enum: ['x', 'y'] },
  ]);
});

test('tells no parameters from unknown parameters', () => {
  expect(parametersFromSchema({ type: 'object' })).toEqual([]);
  expect(parametersFromSchema({ type: 'string' })).toBeNull();
  expect(parametersFromSchema(undefined)).toBeNull();
});

test('takes any JSON without an error', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (properties) => {
      const result = parametersFromSchema({ type: 'object', properties });
      expect(result === null || Array.isArray(result)).toBe(true);
    }),
  );
});

test('follows references within the schema, and stops in a circle', () => {
  const schema = {
    type: 'object',
    $defs: {
      page: { type: 'object', description: 'A page.' },
      mode: { type: 'string', enum: ['a', 'b'] },
      circle: { $ref: '#/$defs/circle' },
      'a/b': { type: 'integer' },
      round: { anyOf: [{ $ref: '#/$defs/round' }, { type: 'string' }] },
      list: { type: 'array', items: { $ref: '#/$defs/list' } },
      many: { anyOf: Array.from({ length: 30 }, () => ({ anyOf: [{ $ref: '#/$defs/many' }] })) },
    },
    properties: {
      parent: { anyOf: [{ $ref: '#/$defs/page' }, { type: 'string' }] },
      mode: { $ref: '#/$defs/mode', description: 'How.' },
      modes: { type: 'array', items: { $ref: '#/$defs/mode' } },
      lost: { $ref: '#/$defs/circle' },
      escaped: { $ref: '#/$defs/a~1b' },
      round: { $ref: '#/$defs/round' },
      lists: { $ref: '#/$defs/list' },
      many: { $ref: '#/$defs/many' },
      elsewhere: { $ref: 'https://example.com/schema' },
      inherited: { $ref: '#/__proto__' },
    },
  };
  expect(parametersFromSchema(schema)).toEqual([
    { name: 'parent', required: false, type: 'object | string' },
    { name: 'mode', required: false, type: 'string', enum: ['a', 'b'], description: 'How.' },
    { name: 'modes', required: false, type: 'array', enum: ['a', 'b'] },
    { name: 'lost', required: false },
    { name: 'escaped', required: false, type: 'integer' },
    { name: 'round', required: false, type: 'string' },
    { name: 'lists', required: false, type: 'array' },
    { name: 'many', required: false },
    { name: 'elsewhere', required: false },
    { name: 'inherited', required: false },
  ]);
});
