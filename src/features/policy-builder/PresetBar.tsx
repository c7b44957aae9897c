import { effectsOf } from '#domain/policy/effective.ts';
import type { Unlisted } from '#domain/policy/policy.ts';
import type { Preset } from '#domain/policy/preset.ts';
import { followsPreset } from '#domain/policy-builder/change.ts';
import { announce } from '#ui/client/announce.ts';
import { chosenTarget } from '#ui/policy-file/FormatChoice.tsx';
import { PresetCounts } from '#ui/policy-file/PresetCounts.tsx';
import { effectCounts } from '#wording/effects.ts';
import type { ShownFiles } from './client/shown-files.ts';
import type { Store } from './client/store.ts';

const UNLISTED: readonly (readonly [Unlisted, string])[] = [
  ['allow', 'Allow'],
  ['ask', 'Ask'],
  ['deny', 'Deny'],
];

interface Props {
  readonly store: Store;
  readonly files: ShownFiles;
}

/** Presets, what the file of each does in the chosen format, and what happens to unlisted tools. */
export function PresetBar({ store, files }: Props) {
  const state = store.state.value;
  const followed = store.presets.find((preset) =>
    followsPreset(state, store.published.value, preset),
  );
  const apply = (preset: Preset) => {
    store.usePreset(preset);
    const made = files.presets.value.find((known) => known.preset === preset);
    const counts = made ? `: ${effectCounts(effectsOf(made.rendered).counts)}` : '';
    announce(`Preset ${preset.label}${counts}`);
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
        {files.presets.value.length > 0 && (
          <PresetCounts format={chosenTarget.value.label} presets={files.presets.value} />
        )}
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
