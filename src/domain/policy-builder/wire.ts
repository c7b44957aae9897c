import { z } from 'zod';
import { policySchema } from '../policy/policy.ts';
import { startChoiceSchema } from '../start/start.ts';
import { type BuildState, type Choice, choiceSchema } from './state.ts';

/** Tools with one and the same rule stand together, so that a link says each rule once. */
const serverWire = z.strictObject({
  server: z.string().min(1),
  as: z.string(),
  /** Left out where the server offers all its tools, as in every link from before there were starts. */
  starts: z.array(startChoiceSchema).min(1).optional(),
  /** Left out where it is not known, as in every link from before versions were compared. */
  of: z.string().optional(),
  rules: z.array(z.tuple([choiceSchema, z.array(z.string())])),
});

/** A state as a link holds it, before compression. */
const wireSchema = z.strictObject({
  unlisted: policySchema.shape.unlisted,
  servers: z.array(serverWire),
});

/** A state as JSON text, for a link. */
export function stateText({ unlisted, servers }: BuildState): string {
  const wire: z.input<typeof wireSchema> = {
    unlisted,
    servers: servers.map(({ server, configName, starts = [], reading, tools }) => ({
      server,
      as: configName,
      ...(starts.length > 0 ? { starts: starts.map(([id, ...values]) => [id, ...values]) } : {}),
      ...(reading === undefined ? {} : { of: reading }),
      rules: byRule(tools),
    })),
  };
  return JSON.stringify(wire);
}

/** The state of which `stateText` made this text; undefined for every other text. */
export function stateFromText(text: string): BuildState | undefined {
  const read = wireSchema.safeParse(parsed(text));
  if (!read.success) return undefined;
  const { unlisted, servers } = read.data;
  return {
    unlisted,
    servers: servers.map(({ server, as, starts, of, rules }) => ({
      server,
      configName: as,
      ...(starts ? { starts } : {}),
      ...(of === undefined ? {} : { reading: of }),
      tools: new Map(rules.flatMap(([rule, names]) => names.map((name) => [name, rule] as const))),
    })),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type WireRule = [z.input<typeof choiceSchema>, string[]];

function byRule(tools: ReadonlyMap<string, Choice>): WireRule[] {
  const groups = new Map<string, WireRule>();
  for (const [name, choice] of tools) {
    const short = shortened(choice);
    const key = JSON.stringify(short);
    const group = groups.get(key);
    if (group) group[1].push(name);
    else groups.set(key, [short, [name]]);
  }
  return [...groups.values()];
}

function shortened({ limits, conditions, ...rest }: Choice): WireRule[0] {
  return {
    ...rest,
    ...(limits.length > 0 ? { limits } : {}),
    ...(conditions.length > 0 ? { conditions } : {}),
  };
}
