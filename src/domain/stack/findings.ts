import { SEVERITIES, type Severity } from '../risk/severity.ts';
import { WARNING_TEXT } from './launch/warning-text.ts';
import type { StackReport } from './report.ts';

/** One line at the top of a report, and the part of it that says more. */
export interface Finding {
  readonly part: 'together' | 'flaws' | 'secrets' | 'launchers' | 'collisions' | 'servers';
  readonly severity: Severity;
  readonly words: string;
}

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

const worst = (severities: readonly Severity[]): Severity =>
  SEVERITIES.find((one) => severities.includes(one)) ?? 'unknown';

/** What was found, worst first; what is unknown comes last, and never counts as harmless. */
export function findingsOf(report: StackReport): Finding[] {
  const all = [
    ...togetherFindings(report),
    ...flawFindings(report),
    ...fileFindings(report),
    ...unknownFindings(report),
  ];
  const rank = ({ severity }: Finding) => SEVERITIES.indexOf(severity);
  return all.sort((a, b) => rank(a) - rank(b));
}

function togetherFindings({ together }: StackReport): Finding[] {
  const complete = together.filter(({ state, legs }) => state === 'complete' && legs.length > 0);
  if (complete.length === 0) return [];
  const words = count(
    complete.length,
    'dangerous combination of tools',
    'dangerous combinations of tools',
  );
  return [{ part: 'together', severity: 'critical', words }];
}

function flawFindings({ flaws }: StackReport): Finding[] {
  const of = (state: 'affected' | 'unknown-version', ending: string): Finding[] => {
    const found = flaws.filter((one) => one.found.state === state);
    if (found.length === 0) return [];
    const words = `${count(found.length, 'known vulnerability', 'known vulnerabilities')} ${ending}`;
    const severity = worst(found.map((one) => one.found.flaw.severity));
    return [{ part: 'flaws', severity, words }];
  };
  return [
    ...of('affected', 'in the versions that run'),
    ...of('unknown-version', 'that cannot be ruled out, as no version is given'),
  ];
}

function fileFindings({ secrets, warnings, collisions }: StackReport): Finding[] {
  const found: Finding[] = [];
  if (secrets.length > 0)
    found.push({
      part: 'secrets',
      severity: 'high',
      words: `${count(secrets.length, 'secret')} in plain text`,
    });
  if (warnings.length > 0) {
    const severity = worst(warnings.map((one) => WARNING_TEXT[one.found.id].severity));
    const words = `${count(warnings.length, 'weakness', 'weaknesses')} in how servers are started`;
    found.push({ part: 'launchers', severity, words });
  }
  if (collisions.length > 0) {
    const words = `${count(collisions.length, 'tool name')} that several servers use`;
    found.push({ part: 'collisions', severity: 'medium', words });
  }
  return found;
}

function unknownFindings({ unknown }: StackReport): Finding[] {
  if (unknown.length === 0) return [];
  const them = unknown.length === 1 ? 'it' : 'them';
  const words = `${count(unknown.length, 'server')} of which nothing is known: count ${them} as able to do anything`;
  return [{ part: 'servers', severity: 'unknown', words }];
}
