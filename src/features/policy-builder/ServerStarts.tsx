import { useMemo } from 'preact/hooks';
import { chooseStarts } from '#domain/policy-builder/change.ts';
import { type StartSaving, startSavings } from '#domain/policy-builder/start-savings.ts';
import type { Start, StartChoice } from '#domain/start/start.ts';
import { type ChosenStart, chosenStarts, startedServer } from '#domain/start/started-server.ts';
import { announce } from '#ui/client/announce.ts';
import { chosenTarget } from '#ui/policy-file/FormatChoice.tsx';
import { SettingList } from '#ui/SettingList.tsx';
import { listed } from '#wording/list.ts';
import {
  changedSentence,
  offeredText,
  otherwiseSentence,
  savingSentence,
  startText,
} from '#wording/start.ts';
import type { ShownFiles } from './client/shown-files.ts';
import type { Store } from './client/store.ts';

interface Props {
  readonly store: Store;
  readonly files: ShownFiles;
  /** Place of the server in the state. */
  readonly at: number;
  readonly label: string;
}

/** How a picked server is started: the starts that it documents, and what one of them would save. */
export function ServerStarts({ store, files, at, label }: Props) {
  const server = store.state.value.servers[at];
  const known = store.published.value.get(server?.server ?? '');
  const saving = useSaving(store, files, at);
  if (!server || !known?.starts) return null;
  const choices = server.starts ?? [];
  const chosen = chosenStarts(known, choices);
  const all = known.tools.length;
  const offered = startedServer(known, choices).tools.length;

  const choose = (starts: readonly StartChoice[]) => {
    const { value: state } = store.state;
    const published = store.published.value;
    const next = chooseStarts(state, at, starts, published, store.presets, store.preset.value);
    store.change(next, `how ${label} is started`);
    const now = startedServer(known, starts).tools.length;
    announce(`${label} offers ${offeredText(now, all)}`);
  };
  const others = (start: Start) => choices.filter(([id]) => id !== start.id);
  return (
    <div class="build-starts small">
      {saving && (
        <p>
          {savingSentence(saving, label)}{' '}
          <button
            type="button"
            class="button set-button no-print"
            onClick={() => choose([...choices, saving.choice])}
          >
            Start it so<span class="sr-only">, {label}</span>
          </button>
        </p>
      )}
      {chosen.length > 0 && (
        <ChosenStarts
          chosen={chosen}
          words={`Started with ${listed(chosen.map(startText))}: ${offeredText(offered, all)}.`}
        />
      )}
      <details>
        <summary>
          {chosen.length === 0 ? 'Start it with fewer tools' : 'Change how it is started'}
          <span class="sr-only">, {label}</span>
        </summary>
        <div class="build-start-choices">
          {known.starts.map((start) => (
            <StartField
              key={start.id}
              start={start}
              chosen={chosen.find((found) => found.start === start)}
              onChoose={(choice) => choose(choice ? [...others(start), choice] : others(start))}
            />
          ))}
        </div>
      </details>
    </div>
  );
}

interface FieldProps {
  readonly start: Start;
  readonly chosen: ChosenStart | undefined;
  readonly onChoose: (choice: StartChoice | undefined) => void;
}

/** A box for a start; for a list, one for each of its groups. */
function StartField({ start, chosen, onChoose }: FieldProps) {
  const { id, label, list, groups = [] } = start;
  const values = chosen?.values ?? [];
  const groupNames = groups.map(({ name }) => name);
  const single = values.filter((value) => !groupNames.includes(value));
  if (list === undefined)
    return (
      <Box
        label={`${label}, ${startText({ start, values: [] })}`}
        checked={chosen !== undefined}
        onChange={(on) => onChoose(on ? [id] : undefined)}
      />
    );
  if (groups.length === 0 && single.length === 0) return null;
  const toggle = (name: string) => (on: boolean) => {
    const next = on ? [...values, name] : values.filter((value) => value !== name);
    onChoose(next.length > 0 ? [id, ...next] : undefined);
  };
  return (
    <fieldset>
      <legend>
        {label}, {list === 'only' ? 'only these' : 'without these'}
      </legend>
      <div class="build-start-groups">
        {[...groupNames, ...single].map((name) => (
          <Box key={name} label={name} checked={values.includes(name)} onChange={toggle(name)} />
        ))}
      </div>
    </fieldset>
  );
}

interface BoxProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (on: boolean) => void;
}

function Box({ label, checked, onChange }: BoxProps) {
  return (
    <label class="build-start">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

interface ChosenProps {
  readonly chosen: readonly ChosenStart[];
  readonly words: string;
}

/** What was chosen, how to set it, and what it means for the file. */
function ChosenStarts({ chosen, words }: ChosenProps) {
  const starts = chosen.map(({ start }) => start);
  const changed = changedSentence(starts.flatMap((start) => start.changed ?? []));
  return (
    <>
      <p>
        {words} {changed}
      </p>
      {chosen.map(({ start, values }) => (
        <SettingList key={start.id} start={start} values={values} />
      ))}
      <p class="soft">{otherwiseSentence(starts)}</p>
    </>
  );
}

/** The start that would save most questions; it follows one frame after a change, as the files do. */
function useSaving(store: Store, files: ShownFiles, at: number): StartSaving | undefined {
  const state = files.state.value;
  const published = store.published.value;
  const preset = store.preset.value;
  const target = chosenTarget.value;
  return useMemo(
    () => startSavings(state, at, published, store.presets, preset, target)[0],
    [state.servers[at], state.unlisted, published, preset, target],
  );
}
