import { escapeUnseen } from './quote.ts';

/** An expression to be printed as it is. */
export class Expression {
  readonly code: string;
  constructor(code: string) {
    this.code = code;
  }
}

export type Literal =
  | string
  | boolean
  | Expression
  | readonly Literal[]
  | { readonly [key: string]: Literal };

/** A TypeScript literal. A key `__proto__` is computed: plain, it would set the prototype. */
export function printLiteral(value: Literal, indent = ''): string {
  if (value instanceof Expression) return value.code;
  if (typeof value !== 'object') return quoted(value);
  const inner = `${indent}  `;
  const parts = isList(value)
    ? value.map((item) => printLiteral(item, inner))
    : Object.entries(value).map(
        ([key, item]) => `${propertyName(key)}: ${printLiteral(item, inner)}`,
      );
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
  if (parts.length === 0) return open + close;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`;
}

/** A literal of TypeScript, with hidden characters escaped. */
export function quoted(value: string | boolean): string {
  return escapeUnseen(JSON.stringify(value));
}

function propertyName(key: string): string {
  if (key === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? key : quoted(key);
}

function isList(value: Literal): value is readonly Literal[] {
  return Array.isArray(value);
}
