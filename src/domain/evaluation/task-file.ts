import { z } from 'zod';

const callSchema = z.looseObject({
  tool: z.string().min(1),
  /** The suite of the tool, where it is another than that of the task. */
  suite: z.string().min(1).optional(),
  args: z.record(z.string(), z.unknown()).default({}),
  /** What the call returned, as text: an address in it counts as seen. */
  result: z.string().optional(),
});

const taskSchema = z.looseObject({
  /** `user`: what a user wants. `injection`: what an attacker has planted in something that the agent reads. */
  kind: z.enum(['user', 'injection']),
  suite: z.string().min(1),
  id: z.string().min(1),
  /** What the user wrote, or what the attacker planted. */
  prompt: z.string().default(''),
  /** In order. A task without calls is not counted. */
  calls: z.array(callSchema),
});
export type Task = z.infer<typeof taskSchema>;

const toolSchema = z.looseObject({
  name: z.string().min(1),
  description: z.string().nullish(),
  inputSchema: z.unknown().optional(),
});

/**
 * Tools and tasks with the calls that solve them, by suite. The form is that of a file made from
 * AgentDojo; keys that are not needed here are ignored.
 */
export const taskFileSchema = z
  .looseObject({
    /** By the name of the suite, which counts as one server. */
    tools: z.record(z.string().min(1), z.array(toolSchema).min(1)),
    tasks: z.array(taskSchema).min(1),
  })
  .superRefine(({ tools, tasks }, context) => {
    if (Object.hasOwn(tools, 'all')) {
      context.addIssue({
        code: 'custom',
        path: ['tools', 'all'],
        message: 'no suite may be called “all”',
      });
    }
    const known = new Map(
      Object.entries(tools).map(([suite, list]) => [suite, new Set(list.map(({ name }) => name))]),
    );
    const check = (suite: string, id: string, path: (string | number)[]) => {
      const names = known.get(suite);
      if (!names) {
        const message = `${id}: there are no tools of a suite “${suite}”, only of ${[...known.keys()].join(', ')}`;
        context.addIssue({ code: 'custom', path, message });
      }
      return names;
    };
    for (const [at, { suite, id, calls }] of tasks.entries()) {
      const own = check(suite, id, ['tasks', at, 'suite']);
      for (const [place, { tool, suite: other }] of calls.entries()) {
        const path = ['tasks', at, 'calls', place];
        const names = other === undefined ? own : check(other, id, [...path, 'suite']);
        if (!names || names.has(tool)) continue;
        const message = `${id}: the suite ${other ?? suite} has no tool “${tool}”`;
        context.addIssue({ code: 'custom', path, message });
      }
    }
  });
export type TaskFile = z.infer<typeof taskFileSchema>;
