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
