import type { Effect, FileEffects } from '#domain/policy/effective.ts';
import type { FoundOverride } from '#domain/policy/find-overrides.ts';
import { findingsOf } from '#domain/stack/findings.ts';
import { isGuess } from '#domain/stack/keys-of.ts';
import { WARNING_SEVERITY } from '#domain/stack/launch/program.ts';
import { exposureOf, type StackReport } from '#domain/stack/report.ts';
import { effectOnSet, smallestBreak, type Together } from '#domain/stack/together.ts';
import { chosenStarts } from '#domain/start/started-server.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { EFFECT_LABEL, effectCounts } from './effects.ts';
import { WARNING_WORDS } from './launch-warnings.ts';
import { foundPlace, foundText, overrideSentence } from './override.ts';
import { CATEGORY_LABEL, legLabel, SEVERITY_LABEL } from './risk.ts';
import {
  certaintyWords,
  findingWords,
  fixedSentence,
  flawState,
  secretLook,
  secretPlace,
  stackHeadline,
  unknownReason,
} from './stack.ts';
import { startedSentence } from './start.ts';

export interface PolicyMade {
  /** Labels of the preset and of the format. */
  readonly preset: string;
  readonly format: string;
  readonly effects: FileEffects;
}

export interface ReportContext {
  /** What the files of the chosen preset do in the chosen format; undefined where no server is known. */
  readonly made: PolicyMade | undefined;
  /** Lines of the configuration that override a policy. */
  readonly overrides?: readonly FoundOverride[];
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Of the site, for links. */
  readonly origin: string;
}

/** A name from a file or a server, which cannot end its code span or its line. */
const code = (text: string): string =>
  `\`${
    plainForeignText(text)
      .replace(/[`\r\n|]/g, ' ')
      .trim() || ' '
  }\``;

/** The report as a Markdown file. It names keys of secrets, and holds no value. */
export function stackMarkdown(report: StackReport, context: ReportContext): string {
  const parts = [
    [
      '# What the agent can do',
      '',
      `${stackHeadline(report)}. ${context.day}, ${context.origin}/stack/`,
    ],
    findingsOf(report, context.overrides).map(
      (finding) => `- ${SEVERITY_LABEL[finding.severity]}: ${findingWords(finding)}`,
    ),
    exposureLines(report),
    togetherLines(report, context),
    listLines('Known vulnerabilities', report.flaws, ({ match, found }) => {
      const { flaw } = found;
      const link = `[${flaw.label}](${context.origin}/attacks/${flaw.slug}/)`;
      const server = code(match.entry.configName);
      return `${SEVERITY_LABEL[flaw.severity]}: ${link}, ${flaw.name}. Server ${server}: ${plainForeignText(flawState(found))}. ${fixedSentence(flaw)}`;
    }),
    listLines(
      'Secrets in plain text',
      report.secrets,
      ({ match, found }) =>
        `${code(match.entry.configName)}: ${code(found.key)} (${secretPlace(found.place)}), ${secretLook(found.looks)}`,
    ),
    listLines('Lines that override a policy', context.overrides ?? [], (found) => {
      const { target, override } = found;
      return `${foundPlace(found)}: ${code(foundText(found))}. ${overrideSentence(override, target)}`;
    }),
    listLines('How the servers are started', report.warnings, ({ match, found }) => {
      const { label, fix } = WARNING_WORDS[found.id];
      return `${SEVERITY_LABEL[WARNING_SEVERITY[found.id]]}: ${code(match.entry.configName)}, ${label} (${code(found.about)}). ${fix}`;
    }),
    listLines(
      'One name, several servers',
      report.collisions,
      ({ name, tools }) => `${code(name)}: ${tools.map(({ server }) => code(server)).join(', ')}`,
    ),
    serverLines(report),
    policyLines(context),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function listLines<T>(title: string, found: readonly T[], line: (thing: T) => string): string[] {
  return found.length === 0 ? [] : [`## ${title}`, '', ...found.map((thing) => `- ${line(thing)}`)];
}

function exposureLines({ tools }: StackReport): string[] {
  if (tools.length === 0) return [];
  const { severities, rows } = exposureOf(tools);
  const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    '## Tools by category and severity',
    '',
    row(['Category', ...severities.map((severity) => SEVERITY_LABEL[severity]), 'All']),
    row(['---', ...severities.map(() => '---:'), '---:']),
    ...rows.map(({ category, counts, total }) => row([CATEGORY_LABEL[category], ...counts, total])),
  ];
}

function togetherLines(report: StackReport, { made, origin }: ReportContext): string[] {
  const complete = report.together.filter(({ state }) => state === 'complete');
  if (complete.length === 0) return [];
  const blocks = complete.flatMap((set) => {
    const { combination, legs } = set;
    const attacks = combination.patterns.map(
      ({ slug, name }) => `[${name}](${origin}/attacks/${slug}/)`,
    );
    const effect = made && legs.length > 0 ? effectOnSet(set, made.effects) : undefined;
    return [
      '',
      `### ${combination.name}`,
      '',
      combination.opens,
      '',
      ...legs.map(
        ({ leg, tools }) =>
          `- ${legLabel(leg)}: ${tools.map(({ server, name }) => code(`${server}/${name}`)).join(', ')}`,
      ),
      `- Smallest change: ${breakText(set, report)}`,
      ...(made && effect ? [`- ${made.preset} in ${made.format}: ${EFFECT[effect.effect]}`] : []),
      `- Documented attacks: ${attacks.join(', ')}`,
    ];
  });
  return ['## What the servers can do together', ...blocks];
}

const EFFECT: Record<Effect, string> = {
  refused: 'breaks it, every tool of one part is refused',
  asks: 'no tool of one part runs without asking',
  runs: 'does not break it',
};

function breakText(set: Together, { tools }: StackReport): string {
  const { deny, disconnect } = smallestBreak(set, tools);
  const changes = [
    ...(deny
      ? [`deny ${deny.tools.map(({ server, name }) => code(`${server}/${name}`)).join(', ')}`]
      : []),
    ...(disconnect ? [`disconnect ${code(disconnect.server)}`] : []),
  ];
  return changes.join(', or ') || 'give the unknown servers a session without the others';
}

function serverLines({ matches, counted }: StackReport): string[] {
  return [
    '## The servers',
    '',
    ...matches.map((match) => {
      const known = counted.find((known) => known.match.entry.index === match.entry.index);
      const server = match.candidates.find(({ slug }) => slug === known?.server.slug);
      const off = match.entry.disabled ? ' Switched off in the file.' : '';
      const words = server
        ? `${plainForeignText(server.label)}, ${server.tools} tools (${certaintyWords(match, server, isGuess(match.certainty))})`
        : `unknown: ${plainForeignText(unknownReason(match))}; assume full access`;
      const chosen = known ? chosenStarts(known.whole, known.starts) : [];
      const started = known && chosen.length > 0 ? ` ${startedSentence(chosen, known)}` : '';
      return `- ${code(match.entry.configName)}: ${words}.${started}${off}`;
    }),
  ];
}

function policyLines({ made }: ReportContext): string[] {
  if (!made) return [];
  const { preset, format, effects } = made;
  const lines = effects.servers.flatMap(({ as, tools }) =>
    tools.map(({ tool, decided, effect }) => {
      const does = effect ? EFFECT_LABEL[effect] : 'no file';
      return `| ${code(as)} | ${code(tool)} | ${decided.decision} | ${does} |`;
    }),
  );
  return [
    `## Policy “${preset}” in ${format}`,
    '',
    `${effectCounts(effects.counts)}.`,
    '',
    `| Server | Tool | Decision | ${format} |`,
    '| --- | --- | --- | --- |',
    ...lines,
  ];
}
