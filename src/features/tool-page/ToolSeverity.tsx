import type { DerivationStep } from '#domain/risk/assessment.ts';
import { routes } from '#routes';
import type { CatalogueTool } from '#rows/tool-row.ts';
import { Heading } from '#ui/Heading.tsx';
import { Fact } from '#ui/ServerFactList.tsx';
import { cellLabel, FACT_QUESTION, factEvidence, factValue, rowAnchor } from '#wording/facts.ts';
import { quotedEvidence } from '#wording/quotation.ts';
import { SEVERITY_LABEL } from '#wording/risk.ts';
import { undoSentence } from '#wording/undo.ts';
import { stepSentence } from '#wording/verdict.ts';

const STEP_LABEL: Partial<Record<DerivationStep['kind'], string>> = {
  'severity-at-least': 'Adjusted',
  'severity-at-most': 'Adjusted',
  'not-raised-by-us': 'Our words',
  'stated-reversibility': 'Stated',
};

interface Props {
  readonly tool: CatalogueTool;
  /** The steps from the facts to the severity. */
  readonly steps: readonly DerivationStep[];
}

/** The facts that the severity rests on, each with the words that show it, and what the table makes of them. */
export function ToolSeverity({ tool, steps }: Props) {
  const { facts, undo } = tool.assessment;
  const [action, ...others] = facts;
  // What a fact quotes is not quoted again.
  const quoted = new Set(facts.flatMap(({ evidence }) => evidence.map(({ words }) => words)));
  const undoEvidence = (undo?.evidence ?? []).filter(({ words }) => !quoted.has(words));
  const guide = routes.guide('verdicts');
  return (
    <>
      <Heading id="severity" level={3}>
        What the severity rests on
      </Heading>
      <dl class="rests-on">
        {action && <Fact term={FACT_QUESTION.action}>{factValue(action)}</Fact>}
        {others[0]?.kind !== 'object' && (
          <Fact term={FACT_QUESTION.object} class="soft">
            something of which nothing more is known
          </Fact>
        )}
        {others.map((fact, at) => (
          <Fact key={at} term={FACT_QUESTION[fact.kind]}>
            {fact.kind === 'object' ? (
              <a href={`${guide}#object-${fact.value}`}>{fact.one}</a>
            ) : (
              factValue(fact)
            )}
            {fact.evidence.length > 0 && <span class="soft">: {factEvidence(fact)}</span>}
            {fact.rule && (
              <>
                {' '}
                <a class="small soft" href={routes.rule(fact.rule)}>
                  {fact.rule}
                </a>
              </>
            )}
          </Fact>
        ))}
        <Fact term="Can it be undone?">
          {undoSentence(tool.assessment)}
          {undoEvidence.length > 0 && <span class="soft"> ({quotedEvidence(undoEvidence)})</span>}
        </Fact>
        {steps.map((step, at) =>
          step.kind === 'severity-of' ? (
            <Fact key={at} term="In the table">
              {SEVERITY_LABEL[step.severity]}:{' '}
              <a href={`${guide}${rowAnchor(step.row)}`}>{cellLabel(step.row, step.action)}</a>
            </Fact>
          ) : (
            <Fact key={at} term={STEP_LABEL[step.kind] ?? ''}>
              {stepSentence(
                step.kind === 'stated-reversibility' ? step : { ...step, evidence: [] },
              )}
            </Fact>
          ),
        )}
      </dl>
    </>
  );
}
