import { basisOf, type FingerprintBasis } from '#domain/fingerprint-basis.ts';
import { readPackage } from '#domain/identity.ts';
import { excerpt } from '#domain/upstream-text.ts';
import { consequenceText, toolChangeText } from '#wording/drift.ts';
import { EVIDENCE_MEANING } from '#wording/provenance.ts';
import { counted } from '#wording/sentence.ts';
import type { Check, ToolDrift } from './check-scan.ts';
import type { Scan } from './scan-server.ts';

const MARK = { added: '+', removed: '-', changed: '~' } as const;
const SAID = { added: 'is new', removed: 'is gone', changed: 'changed' } as const;

function lines({ tool, kind, changes, suspicions, consequences }: ToolDrift): string[] {
  return [
    `${MARK[kind]} ${excerpt(tool, 80)} ${SAID[kind]}`,
    ...changes.map((change) => `    ${toolChangeText(change)}`),
    ...suspicions.map((label) => `    suspicious: ${label}`),
    ...consequences.map((consequence) => `    → ${consequenceText(consequence)}`),
  ];
}

/** What could not be compared, on each basis that is weaker than a whole definition. */
const NOT_COMPARED: Record<Exclude<FingerprintBasis, 'definition'>, (tools: string) => string> = {
  facts: (tools) =>
    `titles and descriptions of ${tools}: the catalogue has our own wording instead`,
  text: (tools) => `parameters and hints of ${tools}: the catalogue does not know them`,
  name: (tools) => `anything but the name of ${tools}: the catalogue knows nothing else`,
};

function notCompared({ drift, server, hints }: Check): string[] {
  const tools = [...drift.same, ...drift.changed].map(({ known }) => known);
  const both = tools.map(basisOf);
  const worded = tools.filter(
    (tool) => basisOf(tool) === 'facts' && tool.description !== undefined,
  );
  const parameters =
    worded.length === 0
      ? []
      : [
          `Not compared: descriptions of parameters of ${counted(worded.length, 'tool')}: the catalogue has our own wording.`,
        ];
  const told = (Object.keys(NOT_COMPARED) as (keyof typeof NOT_COMPARED)[]).flatMap((basis) => {
    const count =
      both.filter((used) => used === basis).length - (basis === 'facts' ? worded.length : 0);
    return count === 0 ? [] : [`Not compared: ${NOT_COMPARED[basis](counted(count, 'tool'))}.`];
  });
  const nested = both.some((basis) => basis === 'definition' || basis === 'facts')
    ? ['Not compared: the contents of nested parameters, and output schemas.']
    : [];
  const quality =
    server.quality === 'tools-list'
      ? []
      : [
          `The catalogue’s list is ${EVIDENCE_MEANING[server.quality]}; differences may come from that.`,
        ];
  const hinted = hints
    ? []
    : ['Not compared: hints; the source of the catalogue does not tell them.'];
  return [...told, ...parameters, ...hinted, ...nested, ...quality];
}

function versions({ server }: Check, scan: Scan): string {
  const seen = server.sources
    .map(({ seen: day }) => day ?? '')
    .sort()
    .at(-1);
  const known = [readPackage(server)?.version, seen ? `read on ${seen}` : '']
    .filter(Boolean)
    .join(', ');
  const live = scan.package?.version;
  return `Compared with “${excerpt(server.label, 80)}” (/servers/${server.slug}/)${known ? `, ${known}` : ''}${live ? `; this one is ${live}` : ''}.`;
}

/** What differs between a server and the catalogue, for a person. Foreign text in it is escaped. */
export function checkReport(check: Check, scan: Scan): string {
  const { drift, tools, unlisted, suspicious, server } = check;
  const same = `${counted(drift.same.length, 'tool')} ${drift.same.length === 1 ? 'is' : 'are'} the same.`;
  const count = (kind: ToolDrift['kind']) => tools.filter((tool) => tool.kind === kind).length;
  const summary = `${count('added')} added, ${count('removed')} removed, ${count('changed')} changed; ${same}`;
  const partly =
    unlisted.length === 0
      ? []
      : [
          `The catalogue knows ${server.known?.tools} of ${server.known?.of} tools; ${counted(unlisted.length, 'tool')} it has not seen: ${excerpt(unlisted.join(', '), 200)}.`,
        ];
  const warned = suspicious.map(
    ({ tool, label }) => `Look at ${excerpt(tool, 80)}: its own words are suspicious (${label}).`,
  );
  return [
    versions(check, scan),
    ...tools.flatMap(lines),
    summary,
    ...partly,
    ...warned,
    ...notCompared(check),
  ].join('\n');
}
