import type { DerivationStep } from '#domain/risk/assessment.ts';
import { routes } from '#routes';
import type { CatalogueTool } from '#rows/tool-row.ts';
import { Heading } from '#ui/Heading.tsx';
import { hintSentence, silenceSentence } from '#wording/hints.ts';
import { CAPABILITY_LABEL } from '#wording/risk.ts';
import { shownSignals } from '#wording/signals.ts';
import {
  confidenceSentence,
  decisiveSentence,
  reasonSentence,
  stepSentence,
} from '#wording/verdict.ts';
import { changeSentence } from '#wording/verdict-change.ts';
import { ToolSeverity } from './ToolSeverity.tsx';

/** Steps from facts to the severity, which stand beside the facts. */
const OF_SEVERITY = new Set<DerivationStep['kind']>([
  'severity-of',
  'severity-at-least',
  'severity-at-most',
  'not-raised-by-us',
  'stated-reversibility',
]);

interface Props {
  readonly tool: CatalogueTool;
}

/** What the verdict follows from, and what would change it. */
export function ToolWhy({ tool }: Props) {
  const { assessment } = tool;
  const { derivation, facts, reason, hints } = assessment;
  const declared = hints.filter((hint) => hint.declared !== null);
  const silence = silenceSentence(assessment);
  // What a step or a fact says is not said again.
  const said = new Set([...derivation, ...facts].map(({ rule }) => rule));
  const signals = shownSignals(assessment.signals.filter(({ rule }) => !said.has(rule)));
  const steps = derivation.filter(({ kind }) => !OF_SEVERITY.has(kind));
  return (
    <section>
      <Heading id="why">Why this verdict</Heading>
      {derivation.length === 0 ? (
        <p>{reasonSentence(reason)}</p>
      ) : (
        <ol class="steps">
          {steps.map((step, at) => (
            <li key={at}>
              {stepSentence(step)}
              {step.rule && (
                <>
                  {' '}
                  <a class="small soft" href={routes.rule(step.rule)}>
                    {step.rule}
                  </a>
                </>
              )}
            </li>
          ))}
        </ol>
      )}
      <p class="mt-3">
        Confidence is {assessment.confidence}. {confidenceSentence(assessment)}
      </p>
      {signals.length > 0 && (
        <ul class="signals" aria-label="Risk signals">
          {signals.map(({ label, words, ours }, at) => (
            <li key={at}>
              {label}
              {words.length > 0 && <span class="mono"> ({words.join(', ')})</span>}
              {ours.length > 0 && (
                <>
                  {' '}
                  (our summary: <span class="mono">{ours.join(', ')}</span>)
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <Capabilities capabilities={assessment.capabilities} />
      {derivation.length > 0 && (
        <ToolSeverity tool={tool} steps={derivation.filter(({ kind }) => OF_SEVERITY.has(kind))} />
      )}
      <Sentences
        id="arguments"
        title="Arguments that change the risk"
        sentences={assessment.decisiveArguments.map(decisiveSentence)}
      />
      <Sentences
        id="would-change"
        title="What would change this verdict"
        sentences={assessment.wouldChange.map(changeSentence)}
      />
      <Heading id="hints" level={3}>
        What the author’s hints say
      </Heading>
      <ul class="substitutions small">
        {declared.map((reading) => (
          <li key={reading.hint}>{hintSentence(reading)}</li>
        ))}
        {silence !== '' && <li>{silence}</li>}
      </ul>
    </section>
  );
}

function Capabilities({ capabilities }: Pick<CatalogueTool['assessment'], 'capabilities'>) {
  if (capabilities.length === 0) return null;
  return (
    <ul class="chips mt-3" aria-label="Capabilities">
      {capabilities.map((capability) => (
        <li key={capability}>
          <a class="chip" href={routes.facet({ by: 'capability', value: capability })}>
            {CAPABILITY_LABEL[capability]}
          </a>
        </li>
      ))}
    </ul>
  );
}

interface SentencesProps {
  readonly id: string;
  readonly title: string;
  readonly sentences: readonly string[];
}

/** Sentences under a heading; nothing where there are none. */
function Sentences({ id, title, sentences }: SentencesProps) {
  if (sentences.length === 0) return null;
  return (
    <>
      <Heading id={id} level={3}>
        {title}
      </Heading>
      <ul class="substitutions">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
