import type { Unlisted } from '#domain/policy/policy.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { catalogueChanges } from '#domain/policy-builder/catalogue-changes.ts';
import { followsPreset } from '#domain/policy-builder/change.ts';
import { announce } from '#ui/client/announce.ts';
import { decisionCounts } from '#wording/rule.ts';
import type { Store } from './client/store.ts';

const UNLISTED: readonly (readonly [Unlisted, string])[] = [
  ['allow', 'Allow'],
  ['ask', 'Ask'],
  ['deny', 'Deny'],
];

interface Props {
  readonly store: Store;
}

/** Presets, what happens to unlisted tools, and how many tools have which decision. */
export function PresetBar({ store }: Props) {
  const state = store.state.value;
  const followed = store.presets.find((preset) =>
    followsPreset(state, store.published.value, preset),
  );
  const apply = (preset: Preset) => {
    store.usePreset(preset);
    announce(`Preset ${preset.label}: ${countsText(store)}`);
  };
  const decideUnlisted = (unlisted: Unlisted) => {
    const words = `unlisted tools: ${unlisted}`;
    store.change({ ...state, unlisted }, words);
    announce(words);
  };
  return (
    <>
      <div class="build-preset">
        <fieldset class="decide" aria-label="Preset">
          {store.presets.map((preset) => (
            <button
              key={preset.id}
              type="button"
              aria-pressed={preset === followed}
              onClick={() => apply(preset)}
            >
              {preset.label}
            </button>
          ))}
        </fieldset>
        <p class="small">{followed?.summary ?? 'Custom: some rules differ from every preset.'}</p>
        <p class="small soft">{countsText(store)}</p>
      </div>
      <fieldset class="build-unlisted">
        <legend>Unlisted tools, such as ones added later</legend>
        <div class="decide">
          {UNLISTED.map(([unlisted, label]) => (
            <label key={unlisted}>
              <input
                type="radio"
                name="build-unlisted"
                value={unlisted}
                checked={state.unlisted === unlisted}
                onChange={() => decideUnlisted(unlisted)}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </>
  );
}

/** "12 allowed, 3 asked about, 5 denied, 1 undecided" */
function countsText(store: Store): string {
  const state = store.state.value;
  const choices = state.servers.flatMap(({ tools }) => [...tools.values()]);
  const counts = decisionCounts(choices.map(({ decision }) => decision));
  const changes = catalogueChanges(state, store.published.value);
  const undecided = changes.reduce((sum, change) => sum + change.undecided.length, 0);
  return undecided > 0 ? `${counts}, ${undecided.toLocaleString('en')} undecided` : counts;
}
