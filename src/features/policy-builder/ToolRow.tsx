import { useComputed } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { guardChange } from '#domain/policy/guard/changes.ts';
import { DECISIONS, type Decision, decisionSchema, type Rule } from '#domain/policy/policy.ts';
import type { Choice } from '#domain/policy-builder/state.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { ForeignText } from '#ui/ForeignText.tsx';
import { chosenTarget } from '#ui/policy-file/FormatChoice.tsx';
import { differenceWords } from '#wording/effects.ts';
import { guardChangeWords } from '#wording/guard.ts';
import { conditionClause, DECISION_LABEL, limitList } from '#wording/rule.ts';
import { aboutText, type RowFacts } from './client/rows.ts';
import type { ShownFiles } from './client/shown-files.ts';
import type { Store } from './client/store.ts';
import { ToolDetails } from './ToolDetails.tsx';

interface Props {
  readonly store: Store;
  readonly files: ShownFiles;
  readonly row: RowFacts;
  readonly choice: Choice | undefined;
  readonly hidden: boolean;
  readonly isOpen: boolean;
  readonly onDecide: (row: RowFacts, decision: Decision) => void;
  readonly onToggle: (row: RowFacts) => void;
}

/** One tool in the list. A list may hold hundreds, so what has not changed is not drawn again. */
export function ToolRow({ store, files, row, choice, hidden, isOpen, onDecide, onToggle }: Props) {
  // The handlers are left out of what the parts depend on: they do the same each time.
  const head = useMemo(
    () => <RowHead row={row} isOpen={isOpen} onToggle={onToggle} />,
    [row, isOpen],
  );
  const fieldset = useRef<HTMLFieldSetElement>(null);
  const radios = useMemo(
    () => <DecisionRadios row={row} fieldset={fieldset} onDecide={onDecide} />,
    [row],
  );
  const decision = choice?.decision;
  useLayoutEffect(() => {
    for (const radio of fieldset.current?.querySelectorAll('input') ?? [])
      radio.checked = radio.value === decision;
  }, [row, decision]);
  return (
    <li class="build-row" hidden={hidden} data-undecided={choice ? undefined : ''}>
      <div class="build-tool">
        {head}
        <RuleText choice={choice} />
        <FileDoes files={files} row={row} />
        <GuardDoes files={files} row={row} />
      </div>
      {radios}
      {isOpen && <ToolDetails store={store} files={files} row={row} choice={choice} />}
    </li>
  );
}

function RowHead({ row, isOpen, onToggle }: Pick<Props, 'row' | 'isOpen' | 'onToggle'>) {
  return (
    <>
      <p class="build-name">
        <button
          type="button"
          class="mono"
          aria-expanded={isOpen}
          aria-controls={row.id}
          onClick={() => onToggle(row)}
        >
          <ForeignText text={row.name} />
        </button>{' '}
        <span class="soft small">{aboutText(row)}</span>
      </p>
      <p class="small soft build-text">{summaryText(row)}</p>
    </>
  );
}

interface RadioProps extends Pick<Props, 'row' | 'onDecide'> {
  readonly fieldset: RefObject<HTMLFieldSetElement>;
}

/** One radio for each decision. The row checks the one that holds: in hundreds of rows at once, too. */
function DecisionRadios({ row, fieldset, onDecide }: RadioProps) {
  const of = row.label === null ? '' : ` of ${row.label}`;
  return (
    <fieldset
      ref={fieldset}
      class="decide"
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement) onDecide(row, decisionSchema.parse(target.value));
      }}
    >
      <legend class="sr-only">{`Decision for ${plainForeignText(row.name)}${of}`}</legend>
      {DECISIONS.map((decision) => (
        <label key={decision} class={`decide-${decision}`}>
          <input type="radio" name={`decision-${row.id}`} value={decision} />
          <span>{DECISION_LABEL[decision]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Limits, conditions and reason in one line, where there are any. */
function RuleText({ choice }: Pick<Props, 'choice'>) {
  const text = choice ? ruleText(choice) : 'Undecided: it is treated like an unlisted tool.';
  return text === '' ? null : <p class="small build-rule">{text}</p>;
}

/** What the file does with the tool, where that is not what is decided. */
function FileDoes({ files, row }: Pick<Props, 'files' | 'row'>) {
  const words = useComputed(() => {
    const effect = files.effectOn(row.at, row.name);
    return effect ? differenceWords(effect) : '';
  }).value;
  if (words === '') return null;
  return (
    <p class="small build-does">
      In {chosenTarget.value.label}: {words}
    </p>
  );
}

/** What the guard changes about the tool, where it changes anything. */
function GuardDoes({ files, row }: Pick<Props, 'files' | 'row'>) {
  const words = useComputed(() => {
    const change = guardChange(files.effectOn(row.at, row.name)?.decided ?? UNDECIDED);
    return change ? guardChangeWords(change) : '';
  }).value;
  if (words === '') return null;
  return <p class="small soft build-guarded">With the guard: {words}</p>;
}

const UNDECIDED: Rule = { decision: 'ask', limits: [], conditions: [] };

function ruleText({ limits, conditions, reason }: Choice): string {
  const parts = [
    ...(limits.length > 0 ? [`at most ${limitList(limits)}`] : []),
    ...(conditions.length > 0 ? [`only if ${conditions.map(conditionClause).join(' and ')}`] : []),
    ...(reason === undefined ? [] : [`because: ${reason}`]),
  ];
  const text = plainForeignText(parts.join('; '));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function summaryText({ tool }: RowFacts): string {
  const summary = tool?.summary ?? '';
  return tool?.quoted ? `“${summary}”` : summary;
}
