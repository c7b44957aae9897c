import { aliasesOf, RESERVED_ADDRESSES } from '#domain/attack/alias.ts';
import type { Problem } from '../problem.ts';
import { type AttackContent, attackEntries } from './attack-content.ts';
import type { Entry } from './content-folder.ts';
import { problemAt } from './place.ts';

type Identified = Entry<{ readonly id: string }>;
const KINDS = ['patterns', 'cases', 'vulnerabilities'] as const;

/** Ids that differ from the table or are given twice, and slugs or numbers that two entries claim. */
export function checkAttackNames(content: AttackContent): Problem[] {
  return [
    ...KINDS.flatMap((kind) => content[kind].flatMap((entry) => wrongId(entry, kind, content))),
    ...repeatedIds(content),
    ...KINDS.flatMap((kind) => missingFiles(kind, content)),
    ...takenAddresses(content),
    ...sharedNumbers(content),
  ];
}

const inTable = (
  { folder, locate }: AttackContent,
  path: readonly string[],
  message: string,
  found: string,
): Problem =>
  problemAt({ file: `${folder}/ids.yaml`, locate: locate.ids }, path, message, { found });

function wrongId(
  entry: Identified,
  kind: (typeof KINDS)[number],
  { ids }: AttackContent,
): Problem[] {
  const right = ids[kind][entry.id];
  if (right === entry.value.id) return [];
  const message = right
    ? `The table ids.yaml gives this entry the id ${right}.`
    : `Add this entry to ids.yaml, with the next id of its kind.`;
  return [problemAt(entry, ['id'], message, { found: entry.value.id })];
}

function repeatedIds(content: AttackContent): Problem[] {
  const owners = new Map<string, string>();
  return KINDS.flatMap((kind) =>
    Object.entries(content.ids[kind]).flatMap(([slug, id]) => {
      const owner = owners.get(id);
      owners.set(id, owner ?? slug);
      if (owner === undefined) return [];
      return [
        inTable(content, [kind, slug], `This id belongs to ${owner}; an id is never reused.`, id),
      ];
    }),
  );
}

function missingFiles(kind: (typeof KINDS)[number], content: AttackContent): Problem[] {
  const files = new Set(
    kind === 'patterns' ? content.patternSlugs : content[kind].map(({ id }) => id),
  );
  if (files.size === 0) return [];
  return Object.keys(content.ids[kind])
    .filter((slug) => !files.has(slug))
    .map((slug) =>
      inTable(content, [kind, slug], 'There is no file for this entry, or it has mistakes.', slug),
    );
}

function takenAddresses(content: AttackContent): Problem[] {
  const owners = new Map<string, string>(
    RESERVED_ADDRESSES.map((word) => [word, 'a page of lists']),
  );
  return KINDS.flatMap((kind) =>
    content[kind].flatMap((entry: Identified) => {
      const owner = owners.get(entry.id);
      owners.set(entry.id, owner ?? entry.file);
      if (owner === undefined) return [];
      const message = `This name is the address of ${owner} already.`;
      return [problemAt(entry, [], message, { found: entry.id })];
    }),
  );
}

/** A permanent id, CVE or GHSA number leads to one entry only; a name may be shared. */
function sharedNumbers(content: AttackContent): Problem[] {
  const entries = attackEntries(content);
  const owners = new Map(entries.map(({ slug }) => [slug, slug]));
  const files = new Map<string, Identified>(
    KINDS.flatMap((kind) => content[kind].map((entry: Identified) => [entry.id, entry] as const)),
  );
  return entries.flatMap((entry) =>
    aliasesOf(entry)
      .filter(({ label }) => /^(CVE|GHSA|ATK)-/.test(label))
      .flatMap(({ address, label }) => {
        const owner = owners.get(address);
        owners.set(address, owner ?? entry.slug);
        const file = files.get(entry.slug);
        if (owner === undefined || !file) return [];
        return [problemAt(file, [], `This number belongs to ${owner} already.`, { found: label })];
      }),
  );
}
