import { CATEGORY_LABEL, SEVERITY_LABEL } from '#wording/risk.ts';
import type { Preset } from '../policy/preset.ts';
import { conditionWords, limitsWords } from '../policy/words.ts';
import type { PublishedTool } from '../published-server.ts';
import { presetReason, type Shards } from './policy-of.ts';
import type { BuildState, Choice } from './state.ts';

/** One line of the record: who decided what about which definition, and why. */
export interface RecordRow {
  readonly server: string;
  readonly tool: string;
  /** SHA-256 of the definition that was decided about; empty where the catalogue has it no longer. */
  readonly fingerprint: string;
  readonly verdict: string;
  readonly decision: string;
  readonly reason: string;
  /** Day, as in 2026-11-21. */
  readonly date: string;
}

const UNLISTED = { allow: 'allow', ask: 'ask', deny: 'deny' } as const;

/** Every decision of a state, undecided tools included, in the order of the catalogue. */
export function decisionRecord(
  state: BuildState,
  shards: Shards,
  presets: readonly Preset[],
  date: string,
): RecordRow[] {
  return state.servers.flatMap(({ server, as, tools }) => {
    const known = shards.get(server)?.tools ?? [];
    const names = new Set(known.map(({ name }) => name));
    const row = (name: string, tool: PublishedTool | undefined): RecordRow => {
      const choice = tools.get(name);
      return {
        server: as,
        tool: name,
        fingerprint: tool?.fingerprint ?? '',
        verdict: tool ? verdictOf(tool) : 'not in the catalogue',
        decision: choice
          ? decisionText(choice)
          : `undecided (unlisted tools: ${UNLISTED[state.unlisted]})`,
        reason: (choice && (choice.reason ?? presetReason(choice, tool, presets))) ?? '',
        date,
      };
    };
    const vanished = [...tools.keys()].filter((name) => !names.has(name)).sort();
    return [
      ...known.map((tool) => row(tool.name, tool)),
      ...vanished.map((name) => row(name, undefined)),
    ];
  });
}

/** "High, Write" */
function verdictOf({ severity, category }: PublishedTool): string {
  return `${SEVERITY_LABEL[severity]}, ${CATEGORY_LABEL[category]}`;
}

/** "allow, at most 30 calls an hour, only if path is a path under /srv" */
export function decisionText({ decision, limits, conditions }: Omit<Choice, 'preset'>): string {
  return [
    decision as string,
    ...(limits.length > 0 ? [`at most ${limitsWords(limits)}`] : []),
    ...(conditions.length > 0 ? [`only if ${conditions.map(conditionWords).join(' and ')}`] : []),
  ].join(', ');
}
