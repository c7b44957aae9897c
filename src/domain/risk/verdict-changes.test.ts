import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { changeSentence } from '#wording/verdict-change.ts';
import { readRiskRules } from '../../../scripts/read-content.ts';
import type { Tool } from '../tool.ts';
import { assess } from './assess.ts';
import type { AssessmentSubject } from './assessment.ts';
import type { Facts } from './facts-of.ts';
import { fireRules } from './fired-rules.ts';
import { readSubject } from './reading.ts';
import { outcomeOf, severityOf } from './severity-of.ts';
import type { FactChange, VerdictChange } from './verdict-change.ts';

const rules = readRiskRules('content');

const subjectOf = (name: string, more: Partial<Tool> = {}, title = 'Example') => ({
  server: { title },
  tool: { name, parameters: [], hints: {}, ...more },
});
const sentences = (name: string, more: Partial<Tool> = {}, title = 'Example') =>
  assess(subjectOf(name, more, title), rules).wouldChange.map(changeSentence);

/** Some tools of every server that is documented. */
function documented(): AssessmentSubject[] {
  return readdirSync('content/servers').flatMap((file) => {
    const { title, summary, tools } = parse(readFileSync(`content/servers/${file}`, 'utf8'));
    return (tools as Tool[]).slice(0, 9).map(({ name, summary: words, parameters = null }) => ({
      server: { title, summary },
      tool: { name, summary: words, parameters, hints: {} },
    }));
  });
}

/** Sets the facts of a change by hand, and asks the table. */
function severityAfter({ facts: other }: FactChange, subject: AssessmentSubject): string {
  const { basis, steps } = severityOf(fireRules(readSubject(subject, rules), rules), rules);
  if (!basis) return 'unknown';
  const { facts: before, reversibility } = basis;
  const facts = { ...before } as { -readonly [K in keyof Facts]: Facts[K] };
  const fact = <K extends string, V>(kind: K, value: V) => ({ kind, value, evidence: [] });
  if (other.action) facts.action = fact('action', other.action);
  if (other.amount) facts.amount = fact('amount', other.amount);
  if (other.audience) facts.audience = fact('audience', other.audience);
  if (other.state !== undefined)
    facts.state = other.state === null ? undefined : fact('state', other.state);
  if (other.manner !== undefined)
    facts.manner = other.manner === null ? undefined : fact('manner', other.manner);
  const [cell] = steps;
  const decisive = cell?.kind === 'cell' ? cell.object : undefined;
  if (other.object !== undefined) {
    facts.touched = before.touched.filter((each) => each !== decisive);
    if (facts.object === decisive) facts.object = undefined;
    if (other.object !== null)
      facts.touched = [
        ...facts.touched,
        { kind: 'object', value: other.object, one: '', discloses: 'private', evidence: [] },
      ];
  }
  return outcomeOf({ facts, reversibility: other.reversibility ?? reversibility }, rules).level;
}

/** The tool with the parameters that the change speaks of. */
function verdictAfter(
  change: Extract<VerdictChange, { kind: 'other-action' | 'without-arguments' }>,
  { server, tool }: AssessmentSubject,
) {
  const parameters = (tool.parameters ?? []).flatMap((each) => {
    if (change.kind === 'without-arguments')
      return change.parameters.includes(each.name) ? [] : [each];
    const values = each.enum?.filter((value) => !change.values.includes(String(value)));
    return each.name === change.parameter && values ? [{ ...each, enum: values }] : [each];
  });
  return assess({ server, tool: { ...tool, parameters } }, rules);
}

test('every change that is printed is true, and changes the verdict', () => {
  let seen = 0;
  for (const subject of documented()) {
    const { category, severity, wouldChange } = assess(subject, rules);
    for (const change of wouldChange) {
      if (!('verdict' in change)) continue;
      seen += 1;
      const { verdict, was } = change;
      expect(was).toEqual({ category, severity });
      expect(verdict).not.toEqual(was);
      if (change.kind === 'other-facts')
        expect(severityAfter(change, subject), subject.tool.name).toBe(verdict.severity);
      else expect(verdictAfter(change, subject), subject.tool.name).toMatchObject(verdict);
    }
  }
  expect(seen).toBeGreaterThan(1000);
});

describe('what would change a verdict', () => {
  test('a trash that is bypassed makes the loss of data worse', () => {
    const description = 'Deletes a document; it goes to the recycle bin.';
    expect(sentences('delete_document', { description })).toContain(
      'If it bypassed the trash, the severity would be High.',
    );
  });

  test('what is kept in a trash already is not told to be kept', () => {
    const description = 'Deletes a task; it goes to the trash.';
    const found = sentences('delete_task', { description });
    expect(found.filter((sentence) => sentence.includes('trash'))).toEqual([]);
  });

  test('a message is not shown instead of sent, but it can stay a draft', () => {
    const found = sentences('make_outbound_call', { description: 'Calls a phone number.' });
    expect(found.join(' ')).not.toContain('only showed');
    expect(sentences('send_email', { description: 'Sends an email.' })).toContain(
      'If it reached only people of the team, the severity would be Medium.',
    );
  });

  test('values that all do the same decide nothing', () => {
    const mode = { name: 'action', required: true, enum: ['get', 'list', 'search'] };
    const more = { description: 'Looks things up.', parameters: [mode] };
    const found = assess(subjectOf('items', more), rules);
    expect(found.decisiveArguments).toEqual([]);
    expect(sentences('items', more).join(' ')).not.toContain('milder');
  });

  test('an action that is not offered', () => {
    const action = { name: 'action', required: true, enum: ['list', 'delete', 'purge'] };
    expect(sentences('manage_users', { parameters: [action] })).toContain(
      'If “action” did not offer “delete” or “purge”, it would be Write, with Medium severity.',
    );
  });

  test('no evidence, no guess', () => {
    expect(sentences('func')).toEqual([
      'A description of “func”, or a list of its parameters, would allow a verdict.',
    ]);
  });
});
