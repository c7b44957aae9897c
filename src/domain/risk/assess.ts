import type { ArgumentFiring } from './argument.ts';
import { argumentRoles } from './argument-roles.ts';
import type {
  Assessment,
  AssessmentSubject,
  ConfidenceReason,
  DecisiveArgument,
  RiskSignal,
} from './assessment.ts';
import { CAPABILITIES, type Capability } from './capability.ts';
import type { CompiledRules } from './compile.ts';
import { derivationOf, reasonOf } from './derivation-of.ts';
import { type FiredRules, fireRules } from './fired-rules.ts';
import { hintReadings } from './hint-readings.ts';
import { readingCapabilities } from './object-class.ts';
import { readSubject } from './reading.ts';
import { reversibilityOf } from './reversibility-of.ts';
import { type SeverityReading, severityOf } from './severity-of.ts';
import { suspicionsIn } from './suspicion.ts';
import { undoOf } from './undo-of.ts';
import { verdictChanges } from './verdict-changes.ts';
/**
 * The verdict on one tool, from its definition alone. Never throws for odd definitions: where the
 * evidence does not carry a verdict, category and severity are `unknown`.
 */
export const assess = (subject: AssessmentSubject, rules: CompiledRules): Assessment =>
  assessFired(fireRules(readSubject(subject, rules), rules), rules);

/** The verdict that follows from the rules that fired on a tool. */
export function assessFired(fired: FiredRules, rules: CompiledRules): Assessment {
  const { subject } = fired.reading;
  const severity = severityOf(fired, rules);
  const reversibility = reversibilityOf(fired);
  const undo = undoOf(fired, reversibility, severity.basis?.facts.manner);
  const capabilities = capabilitiesOf(fired, severity, rules);
  const confidenceReason = confidenceReasonOf(fired);
  return {
    category: fired.category,
    severity: severity.severity,
    facts: severity.facts,
    reversibility,
    ...(undo ? { undo } : {}),
    capabilities,
    signals: signalsOf(fired),
    reason: reasonOf(fired),
    derivation: derivationOf(fired, severity),
    wouldChange: verdictChanges(fired, severity, rules),
    confidence: CONFIDENCE[confidenceReason],
    confidenceReason,
    decisiveArguments: decisiveArguments(fired),
    hints: hintReadings(subject.tool.hints, fired.category, reversibility),
    suspicions: suspicionsIn(foreignTexts(subject), rules.suspicions),
    roles: argumentRoles(subject.tool.parameters),
  };
}

function foreignTexts({ tool }: AssessmentSubject): string[] {
  const parameters = (tool.parameters ?? []).map((parameter) => parameter.description ?? '');
  return [tool.name, tool.title ?? '', tool.description ?? '', ...parameters].filter(
    (text) => text !== '',
  );
}

/**
 * What the tool lets an agent do, in the order of the vocabulary. Where one of several actions
 * decides the category, what the name and the text speak of is still among them. Does a call only
 * read, then what it reads says whether private data is among it.
 */
function capabilitiesOf(
  fired: FiredRules,
  { objects }: SeverityReading,
  rules: CompiledRules,
): Capability[] {
  const found = new Set([
    ...(fired.effect?.rule.capabilities ?? []),
    ...(fired.spoken.effect?.rule.capabilities ?? []),
    ...(fired.raisedBy?.rule.capabilities ?? []),
    ...[...fired.touches, ...fired.arguments].flatMap(({ rule }) => rule.capabilities),
  ]);
  if (fired.category === 'read') {
    const isOpen = objects.some(
      ({ discloses }) => discloses === 'private' || discloses === 'secret',
    );
    for (const { value, discloses } of objects) {
      // A noun in the text of a call that fetches any address says nothing of an account.
      if (isOpen && discloses === 'internal') continue;
      const objectClass = rules.objects.classes.get(value);
      if (!objectClass) continue;
      for (const each of readingCapabilities(objectClass, discloses)) found.add(each);
    }
  }
  return CAPABILITIES.filter((capability) => found.has(capability));
}

/** The firings that a reader should see. */
function signalsOf({ effect, touches, arguments: args }: FiredRules): RiskSignal[] {
  return [...(effect ? [effect] : []), ...touches, ...args]
    .filter(({ rule }) => rule.signal)
    .map((firing) => ({
      rule: firing.rule.id,
      title: firing.rule.title,
      ...('parameters' in firing && firing.rule.count !== undefined
        ? { count: firing.parameters.length }
        : {}),
      evidence: firing.evidence,
    }));
}

const CONFIDENCE: Record<ConfidenceReason, Assessment['confidence']> = {
  'no-evidence': 'poor',
  'argument-decides': 'fair',
  'too-general': 'poor',
  'text-only': 'fair',
  'no-clear-verb': 'poor',
  'name-only': 'fair',
  'unconfirmed-name': 'fair',
  'name-and-text-agree': 'good',
  'name-and-text-differ': 'fair',
};

/** How far the evidence carries the verdict. */
function confidenceReasonOf(fired: FiredRules): ConfidenceReason {
  const { category, effect, raisedBy, reading } = fired;
  const { fromName, fromText } = fired.spoken;
  if (category === 'unknown') return 'no-evidence';
  if (raisedBy) return 'argument-decides';
  if (!effect || effect.rule.weak) return 'too-general';
  if (!fromName || fromName.occurrence.likelihood === 'guess')
    return fromText ? 'text-only' : 'no-clear-verb';
  if (reading.texts.length === 0) return 'name-only';
  if (!fromText) return 'unconfirmed-name';
  return fromName.rule.category === fromText.rule.category
    ? 'name-and-text-agree'
    : 'name-and-text-differ';
}

/** The arguments, and what is said of the result, that make a call more or less dangerous. */
function decisiveArguments({ arguments: firings, touches }: FiredRules): DecisiveArgument[] {
  return [
    ...firings.flatMap(fromArgument),
    ...touches.flatMap(({ rule, evidence }): DecisiveArgument[] => {
      const words = evidence[0]?.words;
      if (rule.decisive === undefined || words === undefined) return [];
      return [{ kind: 'words', words, says: rule.decisive }];
    }),
  ];
}

function fromArgument({ rule, choice, parameters }: ArgumentFiring): DecisiveArgument[] {
  return parameters
    .slice(0, 3)
    .flatMap(({ name: parameter, default: value }): DecisiveArgument[] => {
      if (choice) {
        const { value: gravest, of, effect } = choice;
        if (choice.milder.length === 0 || choice.effect.rule.category === 'read') return [];
        return [{ kind: 'action', parameter, value: gravest, of, category: effect.rule.category }];
      }
      if (rule.decisive === undefined) return [];
      const isGiven = value !== undefined && value !== null && value !== '';
      return [
        {
          kind: 'argument',
          parameter,
          says: rule.decisive,
          ...(isGiven ? { default: value } : {}),
        },
      ];
    });
}
