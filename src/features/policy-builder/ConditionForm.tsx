import { useRef, useState } from 'preact/hooks';
import type { Condition } from '#domain/policy/policy.ts';
import { conditionFromText } from '#domain/policy-builder/condition-from-text.ts';
import { type ConditionKind, conditionKinds } from '#domain/policy-builder/condition-kinds.ts';
import type { PublishedParameter } from '#domain/published-server.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { announce } from '#ui/client/announce.ts';
import { CONDITION_LABEL, conditionProblemSentence } from '#wording/policy-builder.ts';
import { conditionClause } from '#wording/rule.ts';

interface Props {
  /** The tool's name, with its invisible characters written out. */
  readonly tool: string;
  readonly parameters: readonly PublishedParameter[];
  readonly conditions: readonly Condition[];
  /** `words` say what changed. */
  readonly onChange: (conditions: readonly Condition[], words: string) => void;
}

/** Conditions on arguments: those that hold, and a form for one more. */
export function ConditionForm({ tool, parameters, conditions, onChange }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const remove = (condition: Condition) => {
    const rest = conditions.filter((other) => other !== condition);
    onChange(rest, `no condition that ${wordsOf(condition)}`);
    field.current?.focus();
  };
  const checkable = parameters.filter((parameter) => conditionKinds(parameter).length > 0);
  return (
    <div>
      <ul class="build-conditions">
        {conditions.map((condition, at) => (
          <li key={at}>
            <span class="mono">{wordsOf(condition)}</span>{' '}
            <button type="button" class="button" onClick={() => remove(condition)}>
              Remove<span class="sr-only"> “{wordsOf(condition)}”</span>
            </button>
          </li>
        ))}
      </ul>
      {checkable.length === 0 ? (
        <p class="small soft">It has no argument that a condition could check.</p>
      ) : (
        <NewCondition
          parameters={checkable}
          field={field}
          onAdd={(condition) =>
            onChange([...conditions, condition], `${tool} only if ${wordsOf(condition)}`)
          }
        />
      )}
    </div>
  );
}

interface NewProps {
  /** At least one. */
  readonly parameters: readonly PublishedParameter[];
  readonly field: { readonly current: HTMLInputElement | null };
  readonly onAdd: (condition: Condition) => void;
}

function NewCondition({ parameters, field, onAdd }: NewProps) {
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<ConditionKind | null>(null);
  const [value, setValue] = useState('');
  const [problem, setProblem] = useState('');
  const parameter = parameters[at] as PublishedParameter;
  const kinds = conditionKinds(parameter);
  const kind = chosen ?? (kinds[0] as ConditionKind);
  const add = () => {
    const read = conditionFromText(parameter, kind, value);
    if ('problem' in read) {
      const words = conditionProblemSentence(read.problem);
      setProblem(words);
      announce(words);
      field.current?.focus();
      return;
    }
    setProblem('');
    setValue('');
    onAdd(read.condition);
  };
  return (
    <>
      <fieldset aria-label="Add a condition" class="build-condition">
        <span class="build-only">Only if</span>
        <label>
          <span class="sr-only">Argument</span>
          <select
            class="field"
            value={at}
            onChange={({ currentTarget }) => {
              setAt(Number(currentTarget.value));
              setChosen(null);
              setProblem('');
            }}
          >
            {parameters.map(({ name }, place) => (
              <option key={name} value={place}>
                {plainForeignText(name)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="sr-only">Condition</span>
          <select
            class="field"
            value={kind}
            onChange={({ currentTarget }) => {
              setChosen(currentTarget.value as ConditionKind);
              setProblem('');
            }}
          >
            {kinds.map((known) => (
              <option key={known} value={known}>
                {CONDITION_LABEL[known]}
              </option>
            ))}
          </select>
        </label>
        <label class="build-value">
          <span class="sr-only">Value</span>
          <input
            ref={field}
            class="field"
            type="text"
            spellcheck={false}
            autocomplete="off"
            placeholder={hintFor(parameter, kind)}
            aria-invalid={problem !== ''}
            value={value}
            onInput={({ currentTarget }) => setValue(currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
        </label>
        <button type="button" class="button" onClick={add}>
          Add<span class="sr-only"> the condition</span>
        </button>
      </fieldset>
      {problem !== '' && <p class="small build-wrong">{problem}</p>}
    </>
  );
}

const HINT: Record<ConditionKind, string> = {
  equals: 'the one value',
  'one-of': 'values with commas between them',
  matches: 'a regular expression, such as ^[a-z]+$',
  'at-most': 'a number',
  'path-under': 'a folder, such as /srv/project',
  'host-in': 'hosts, such as example.com',
};

/** Some values that the argument takes, or else what is to be typed. */
function hintFor(parameter: PublishedParameter, kind: ConditionKind): string {
  const values = parameter.enum?.slice(0, 4).map(String);
  return values ? plainForeignText(values.join(', ')) : HINT[kind];
}

const wordsOf = (condition: Condition): string => plainForeignText(conditionClause(condition));
