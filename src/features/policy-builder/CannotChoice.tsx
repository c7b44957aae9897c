import type { Choice } from '#domain/policy-builder/state.ts';

interface Props {
  /** Makes the names of the radio groups unique. */
  readonly id: string;
  readonly choice: Choice;
  readonly onChange: (next: (now: Choice) => Choice, words: string) => void;
}

/** What a client does that cannot count calls, or cannot ask a person: where the rule needs it. */
export function CannotChoice({ id, choice, onChange }: Props) {
  const { decision, limits, ifCannotCount = 'ask', ifCannotAsk = 'deny' } = choice;
  return (
    <>
      {decision === 'allow' && limits.length > 0 && (
        <Either
          name={`${id}-count`}
          legend="Where the client cannot count calls"
          options={[
            ['allow', 'Run'],
            ['ask', 'Ask'],
          ]}
          value={ifCannotCount}
          onChoose={(value) =>
            onChange(
              (now) => ({ ...now, ifCannotCount: value }),
              `where the client cannot count: ${value === 'allow' ? 'run' : 'ask'}`,
            )
          }
        />
      )}
      {decision === 'ask' && (
        <Either
          name={`${id}-ask`}
          legend="Where the client cannot ask"
          options={[
            ['deny', 'Refuse'],
            ['allow', 'Run'],
          ]}
          value={ifCannotAsk}
          onChoose={(value) =>
            onChange(
              (now) => ({ ...now, ifCannotAsk: value }),
              `where the client cannot ask: ${value === 'allow' ? 'run' : 'refuse'}`,
            )
          }
        />
      )}
    </>
  );
}

interface EitherProps<T extends string> {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly (readonly [T, string])[];
  readonly value: T;
  readonly onChoose: (value: T) => void;
}

function Either<T extends string>({ name, legend, options, value, onChoose }: EitherProps<T>) {
  return (
    <fieldset class="build-either">
      <legend>{legend}</legend>
      <div class="decide">
        {options.map(([option, label]) => (
          <label key={option}>
            <input
              type="radio"
              name={name}
              value={option}
              checked={value === option}
              onChange={() => onChoose(option)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
