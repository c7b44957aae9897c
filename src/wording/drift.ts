import type { Consequence } from '#domain/drift/consequence.ts';
import type { ParameterChange, TextChange, ToolChange } from '#domain/drift/tool-changes.ts';
import { excerpt, plainForeignText } from '#domain/upstream-text.ts';
import { limitList } from './rule.ts';

/** One difference of a tool, as a line without a full stop. Foreign text in it is cut and can be seen. */
export function toolChangeText(change: ToolChange): string {
  switch (change.kind) {
    case 'title':
    case 'description':
      return textChangeText(`the ${change.kind}`, change.change);
    case 'parameters-gone':
      return 'its parameters are no longer described';
    case 'parameter-added': {
      const { name, type = 'type not stated', required } = change.parameter;
      return `${parameter(name)} is new (${type}${required ? ', required' : ''})`;
    }
    case 'parameter-removed':
      return `${parameter(change.name)} is gone`;
    case 'parameter':
      return parameterChangeText(parameter(change.name), change.change);
    case 'hint':
      return `${change.hint} ${shown(change.before)} → ${shown(change.after)}`;
  }
}

const parameter = (name: string): string => `parameter “${plainForeignText(name)}”`;

function shown(value: unknown): string {
  if (value === undefined) return 'none';
  return value === null ? '“null”' : excerpt(JSON.stringify(value), 80);
}

function parameterChangeText(what: string, change: ParameterChange): string {
  switch (change.kind) {
    case 'type':
      return `${what}: type ${change.before ?? 'not stated'} → ${change.after ?? 'not stated'}`;
    case 'now-required':
      return `${what} is now required`;
    case 'no-longer-required':
      return `${what} is no longer required`;
    case 'now-any-value':
      return `${what} no longer has a list of allowed values`;
    case 'now-only-values':
      return `${what} now allows only ${shown(change.values)}`;
    case 'more-values':
      return `${what} also allows ${shown(change.values)}`;
    case 'fewer-values':
      return `${what} no longer allows ${shown(change.values)}`;
    case 'default':
      return `${what}: default ${shown(change.before)} → ${shown(change.after)}`;
    case 'description':
      return textChangeText(`the description of ${what}`, change.change);
  }
}

function textChangeText(what: string, change: TextChange): string {
  if (change.kind === 'added') return `${what} is new: ${excerpt(change.text, 160)}`;
  if (change.kind === 'removed') return `${what} is gone`;
  if (change.kind === 'reworded') return `${what} changed`;
  const { added, removed } = change;
  const parts = [
    ...(added.length > 0 ? [`words added: ${excerpt(added.join(' '), 160)}`] : []),
    ...(removed.length > 0 ? [`words removed: ${excerpt(removed.join(' '), 160)}`] : []),
  ];
  return `${what} changed; ${parts.join('; ') || 'the same words in another order or with other spaces'}`;
}

/** What follows from a difference, as a line without a full stop. */
export function consequenceText(consequence: Consequence): string {
  switch (consequence.kind) {
    case 'new-verdict':
      return `verdict: ${verdict(consequence.verdict)} (confidence ${consequence.confidence})`;
    case 'verdict': {
      const [before, after] = [verdict(consequence.before), verdict(consequence.after)];
      return before === after ? `verdict stays ${after}` : `verdict: ${before} → ${after}`;
    }
    case 'removed-verdict':
      return `verdict was ${verdict(consequence.verdict)}; a rule for it does nothing now`;
    case 'suspicious':
      return `now suspicious: ${consequence.label}`;
    case 'new-rule':
      return `${consequence.preset}: ${rule(consequence.rule)}`;
    case 'rule': {
      const { preset } = consequence;
      const [before, after] = [rule(consequence.before), rule(consequence.after)];
      return before === after ? `${preset} stays ${after}` : `${preset}: ${before} → ${after}`;
    }
    case 'not-listed-yet': {
      const unlisted = consequence.unlisted.map(({ preset, unlisted }) => `${preset} ${unlisted}`);
      return `a policy that was made before does not list it, so until it is made again: ${unlisted.join(', ')}`;
    }
  }
}

type Of<K extends Consequence['kind']> = Extract<Consequence, { kind: K }>;

/** `write, high` */
const verdict = ({ category, severity }: Of<'new-verdict'>['verdict']): string =>
  `${category}, ${severity}`;

/** `ask up to 5 calls an hour` */
const rule = ({ decision, limits }: Of<'new-rule'>['rule']): string =>
  limits.length === 0 ? decision : `${decision} up to ${limitList(limits)}`;
