import { type Limit, type Rule, WINDOWS, type Window } from '#domain/policy/policy.ts';
import { isRefused } from '#domain/policy/strictness.ts';
import { decideTools, withLimits } from '#domain/policy-builder/change.ts';
import { type Choice, MOST_CALLS, presetChoice } from '#domain/policy-builder/state.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { routes } from '#routes';
import { announce } from '#ui/client/announce.ts';
import { caseSentences } from '#wording/rule.ts';
import { CannotChoice } from './CannotChoice.tsx';
import { ConditionForm } from './ConditionForm.tsx';
import type { RowFacts } from './client/rows.ts';
import type { ShownFiles } from './client/shown-files.ts';
import type { Store } from './client/store.ts';

interface Props {
  readonly store: Store;
  readonly files: ShownFiles;
  readonly row: RowFacts;
  readonly choice: Choice | undefined;
}

/** Limits, conditions and the reason of one tool, below its row. */
export function ToolDetails({ store, files, row, choice }: Props) {
  const { at, name, tool, server } = row;
  const plainName = plainForeignText(name);
  const places = [{ at, tool: name }];
  const isOutlined = store.published.value.get(server)?.outline === true;
  const isUnbounded = choice === undefined || isRefused(choice.decision);

  /** A rule that was changed by hand is not the preset's any more. */
  const change = (next: (now: Choice) => Choice, words: string) => {
    const state = decideTools(store.state.value, places, (now) => {
      if (!now) return now;
      const { preset: _preset, ...rest } = next(now);
      return rest;
    });
    store.change(state, words);
    announce(words);
  };
  const limit = (field: HTMLInputElement, per: Window) => {
    if (!field.validity.valid) {
      announce(`A limit is a whole number from 1 to ${MOST_CALLS.toLocaleString('en')}.`);
      field.reportValidity();
      return;
    }
    change(
      (now) => withLimits(now, withLimit(now.limits, per, Number(field.value))),
      `the limit of ${plainName}`,
    );
  };
  const giveReason = (text: string) => {
    const reason = text.trim();
    change(
      ({ reason: _, ...now }) => (reason === '' ? now : { ...now, reason }),
      `the reason of ${plainName}`,
    );
  };
  const recommend = () => {
    if (!tool) return;
    const preset = store.preset.value;
    const words = `${plainName} as ${preset.label} recommends`;
    store.change(
      decideTools(store.state.value, places, () => presetChoice(tool, preset)),
      words,
    );
    announce(words);
  };

  return (
    <div class="build-details no-print" id={row.id}>
      {isUnbounded ? (
        <p class="small soft">
          Limits and conditions are for tools that are allowed or asked about.
        </p>
      ) : (
        <>
          <fieldset>
            <legend>At most</legend>
            <div class="build-limits">
              {WINDOWS.map((per) => (
                <label key={per}>
                  <input
                    class="field"
                    type="number"
                    min="1"
                    max={MOST_CALLS}
                    step="1"
                    inputMode="numeric"
                    value={choice.limits.find((known) => known.per === per)?.max ?? ''}
                    onChange={({ currentTarget }) => limit(currentTarget, per)}
                  />
                  <span>
                    calls {per === 'hour' ? 'an' : 'a'} {per}
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          <CannotChoice id={row.id} choice={choice} onChange={change} />
          <ConditionForm
            tool={plainName}
            parameters={tool?.parameters ?? []}
            conditions={choice.conditions}
            onChange={(conditions, words) =>
              change((now) => ({ ...now, conditions: [...conditions] }), words)
            }
          />
        </>
      )}
      <Cases rule={files.effectOn(at, name)?.decided} />
      <label class="build-reason">
        <span>Reason</span>
        <input
          class="field"
          type="text"
          maxLength={200}
          placeholder="For the record, and for the agent where the format can tell it"
          disabled={choice === undefined}
          value={choice?.reason ?? ''}
          onChange={({ currentTarget }) => giveReason(currentTarget.value)}
        />
      </label>
      {tool && (
        <p class="build-buttons">
          <button type="button" class="button" onClick={recommend}>
            As <strong>{store.preset.value.label}</strong> recommends
          </button>{' '}
          {isOutlined ? (
            <a class="small" href={routes.outlinedTool(server, tool.slug)}>
              What this rests on: its name and parameters
            </a>
          ) : (
            <a class="small" href={routes.tool(server, tool.slug)}>
              Verdict and attacks of this tool
            </a>
          )}
        </p>
      )}
    </div>
  );
}

/** What the guard does with calls of the tool, case by case; a rule that was changed by hand has no cases. */
function Cases({ rule = {} }: { readonly rule: Pick<Rule, 'cases'> | undefined }) {
  const sentences = caseSentences(rule);
  if (sentences.length === 0) return null;
  return (
    <div class="small">
      <p>
        With <a href={routes.guide('guard')}>the guard</a>:
      </p>
      <ul class="build-cases">
        {sentences.map((sentence) => (
          <li key={sentence}>{plainForeignText(sentence)}</li>
        ))}
      </ul>
    </div>
  );
}

/** The limits with another one for this window; none for it where `max` is 0. */
function withLimit(limits: readonly Limit[], per: Window, max: number): Limit[] {
  return WINDOWS.flatMap((window) => {
    const known = limits.find((limit) => limit.per === window);
    if (window !== per) return known ? [known] : [];
    return max > 0 ? [{ max, per }] : [];
  });
}
