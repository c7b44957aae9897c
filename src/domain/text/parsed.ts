import type { Fault } from './fault.ts';

export type TextFormat = 'json' | 'toml' | 'yaml';

export type Parsed =
  | { readonly ok: true; readonly format: TextFormat; readonly value: unknown }
  | { readonly ok: false; readonly fault: Fault };
