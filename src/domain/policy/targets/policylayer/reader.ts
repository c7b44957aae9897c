import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Reader } from '../../target-reader.ts';
import { countCalls } from '../../testing/count-calls.ts';
import schema from './schema.json' with { type: 'json' };

interface ToolEntry {
  deny_if?: { conditions: unknown[] }[];
  limits?: { counter: string; window: string; max: number }[];
}
interface Document {
  default: string;
  hide?: string[];
  tools?: Record<string, ToolEntry>;
}

const validate = new Ajv2020({ strict: false }).compile(schema);

export function parsed(text: string): Document {
  const document: Document = JSON.parse(text);
  if (!validate(document)) throw new Error(JSON.stringify(validate.errors));
  const entries = Object.values((document as Document).tools ?? {});
  const counters = entries.flatMap((entry) => entry.limits ?? []).map((limit) => limit.counter);
  if (new Set(counters).size < counters.length) throw new Error('a counter is shared');
  return document as Document;
}

export const read: Reader = (text) => {
  const document = parsed(text);
  return (call, history) => {
    if (document.hide?.some((name) => name === call.tool || name === '*')) return 'hidden';
    const tools = document.tools ?? {};
    const entry = Object.hasOwn(tools, call.tool) ? tools[call.tool] : undefined;
    if (!entry) return document.default === 'allow' ? 'allowed' : 'denied';
    if (entry.deny_if?.some((rule) => rule.conditions.length === 0)) return 'denied';
    const within = (entry.limits ?? []).every(
      (limit) => countCalls(call, history, limit.window) < limit.max,
    );
    return within ? 'allowed' : 'denied';
  };
};
