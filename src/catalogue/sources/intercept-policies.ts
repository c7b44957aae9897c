import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { slugify } from '#domain/slug.ts';
import type { Draft, Found, Origin, Progress } from './draft.ts';
import { parseYamlFile } from './parsed-yaml.ts';
import { repositoryPlace } from './repository.ts';
import { asDay, asObject } from './shapes.ts';
import { shortPath } from './short-path.ts';

/** `#  Policy: …`, `#  Homepage: …` and the like, above the document. */
function header(text: string): Record<string, string> {
  const above = text.slice(0, Math.max(text.search(/^[^#\s]/m), 0));
  const lines = above.matchAll(/^#\s+(Policy|Server|Homepage|Tools|Generated):\s*(.+?)\s*$/gm);
  return Object.fromEntries([...lines].map(([, key = '', value = '']) => [key, value]));
}

/**
 * A policy scaffold names tools and nothing else that counts as a fact: its comments are cut
 * descriptions, and its rules are empty.
 */
export function interceptDraft(
  name: string,
  text: string,
  value: unknown,
  origin: Origin = {},
): Draft {
  const fields = header(text);
  const names = Object.keys(asObject(asObject(value)?.['tools']) ?? {}).filter(
    (tool) => tool !== '*',
  );
  const of = Number(fields['Tools']);
  return {
    slug: slugify(name),
    name: fields['Server'] ?? name,
    title: fields['Policy'] ?? name,
    ...repositoryPlace(fields['Homepage']),
    quality: 'names-only',
    ...(of > names.length && names.length > 0 ? { known: { tools: names.length, of } } : {}),
    source: {
      dataset: 'intercept-policies',
      repo: origin.repo ?? 'PolicyLayer/Intercept',
      commit: origin.commit,
      path: `policies/${name}.yaml`,
      seen: asDay(fields['Generated']) ?? origin.seen,
      datasetLicence: 'Apache-2.0',
    },
    tools: names.map((tool) => ({ name: tool })),
  };
}

/** Reads a folder of policy files. */
export function* readInterceptPolicies(
  path: string,
  origin: Origin = {},
  progress: (progress: Progress) => void = () => undefined,
): Generator<Found> {
  const names = readdirSync(path).filter((name) => /\.ya?ml$/.test(name));
  for (const [index, name] of names.sort().entries()) {
    const source = join(path, name);
    const file = shortPath(source);
    try {
      const { value, lineOf } = parseYamlFile(source, file);
      const draft = interceptDraft(
        basename(name).replace(/\.ya?ml$/, ''),
        readFileSync(source, 'utf8'),
        value,
        origin,
      );
      const toolLine = (at: number) => {
        const tool = draft.tools[at] as { name: string };
        return lineOf(['tools', tool.name]);
      };
      yield { draft, place: { file, line: 1, toolLine } };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      yield { skipped: { file, line: 1, what: name, reason: error.message } };
    }
    progress({ done: index + 1, total: names.length });
  }
}
