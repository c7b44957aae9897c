import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Label, labelSchema } from '#domain/risk/accuracy/label.ts';

const recordSchema = z.looseObject({
  slug: z.string(),
  title: z.string().nullish(),
  name: z.string().nullish(),
  tools: z.array(z.looseObject({ name: z.string() })),
});

/** The definitions in files of records, one server per line, by "slug#tool". */
export function readDefinitions(paths: readonly string[]): ReadonlyMap<string, object> {
  const found = new Map<string, object>();
  for (const path of paths) {
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      const record = line.trim() === '' ? undefined : recordSchema.safeParse(JSON.parse(line)).data;
      for (const tool of record?.tools ?? []) {
        const { name, description, inputSchema, parameters } = tool;
        const server = record?.title ?? record?.name ?? record?.slug;
        found.set(`${record?.slug}#${name}`, { server, description, inputSchema, parameters });
      }
    }
  }
  return found;
}

/** Labels without a definition get the one that is known for their tool. */
export function withDefinitions(
  labels: readonly Label[],
  definitions: ReadonlyMap<string, object>,
): { labels: Label[]; undefined: string[] } {
  const missing: string[] = [];
  const complete = labels.flatMap((label) => {
    if (label.server !== undefined) return [label];
    const definition = definitions.get(label.toolId);
    if (definition) return [labelSchema.parse({ ...definition, ...label })];
    missing.push(label.toolId);
    return [];
  });
  return { labels: complete, undefined: missing };
}
