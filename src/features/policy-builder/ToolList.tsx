import { useEffect, useRef, useState } from 'preact/hooks';
import { DECISIONS, type Decision } from '#domain/policy/policy.ts';
import { RISK_CATEGORIES } from '#domain/risk/category.ts';
import { SEVERITIES } from '#domain/risk/severity.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { announce } from '#ui/client/announce.ts';
import { Severity } from '#ui/Severity.tsx';
import { CATEGORY_LABEL, SEVERITY_LABEL } from '#wording/risk.ts';
import { DECISION_LABEL } from '#wording/rule.ts';
import { toolCountText } from '#wording/server.ts';
import { ALL_TOOLS, filterBy, type RowFacts, type ToolFilter, useRows } from './client/rows.ts';
import type { ShownFiles } from './client/shown-files.ts';
import type { Store } from './client/store.ts';
import { ToolRow } from './ToolRow.tsx';

interface Props {
  readonly store: Store;
  readonly files: ShownFiles;
  readonly filter: ToolFilter;
  readonly onFilter: (filter: ToolFilter) => void;
}

/** Every tool of the picked servers, worst first, with its decision. */
export function ToolList({ store, files, filter, onFilter }: Props) {
  const rows = useRows(store);
  const [open, setOpen] = useState<RowFacts | null>(null);
  const { servers } = store.state.value;
  const isShown = filterBy(filter);
  const shown = new Set(
    rows.filter((row) => isShown(row, servers[row.at]?.tools.get(row.name)?.decision)),
  );
  const toggle = (row: RowFacts) => {
    setOpen((now) => (now === row ? null : row));
    store.selected.value = { at: row.at, tool: row.name };
  };
  const decide = (row: RowFacts, decision: Decision) => {
    store.selected.value = { at: row.at, tool: row.name };
    store.decide([{ at: row.at, tool: row.name }], decision, plainForeignText(row.name));
  };
  const decideAll = (some: readonly RowFacts[], decision: Decision) => {
    const places = some.map(({ at, name }) => ({ at, tool: name }));
    store.decide(places, decision, toolCountText(some.length));
  };
  return (
    <>
      <FilterBar
        filter={filter}
        onFilter={onFilter}
        shown={shown.size}
        all={rows.length}
        onDecide={(decision) => decideAll([...shown], decision)}
      />
      {GROUPS.map((group) => {
        const all = rows.filter((row) => row.group === group);
        const some = all.filter((row) => shown.has(row));
        return (
          all.length > 0 && (
            <section key={group} class="build-group" hidden={some.length === 0}>
              <div class="build-group-head">
                <h3>
                  {group === 'vanished' ? GROUP_LABEL[group] : <Severity severity={group} />}{' '}
                  <span class="soft small">{countText(some.length, all.length)}</span>
                </h3>
                <SetButtons
                  label={`Set all: ${GROUP_LABEL[group]}`}
                  words={some.length === all.length ? 'Set all' : 'Set shown'}
                  onDecide={(decision) => decideAll(some, decision)}
                />
              </div>
              <ul>
                {all.map((row) => (
                  <ToolRow
                    key={row.id}
                    store={store}
                    files={files}
                    row={row}
                    choice={servers[row.at]?.tools.get(row.name)}
                    hidden={!shown.has(row)}
                    isOpen={open === row}
                    onDecide={decide}
                    onToggle={toggle}
                  />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}

const GROUPS = [...SEVERITIES, 'vanished'] as const;
const GROUP_LABEL = { ...SEVERITY_LABEL, vanished: 'No longer in the catalogue' };

const countText = (shown: number, all: number): string =>
  shown === all ? toolCountText(all) : `${shown.toLocaleString('en')} of ${toolCountText(all)}`;

interface FilterProps {
  readonly filter: ToolFilter;
  readonly onFilter: (filter: ToolFilter) => void;
  readonly shown: number;
  readonly all: number;
  readonly onDecide: (decision: Decision) => void;
}

/** Narrows the list by words, category and decision, and decides about all that is left of it. */
function FilterBar({ filter, onFilter, shown, all, onDecide }: FilterProps) {
  const words = useRef<HTMLInputElement>(null);
  const count = countText(shown, all);
  const isNarrow = shown !== all;
  useAnnounced(count, filter);
  return (
    <>
      <div class="build-filter no-print">
        <label class="build-words">
          <span class="sr-only">Filter tools</span>
          <input
            ref={words}
            class="field"
            type="search"
            placeholder="Filter tools"
            autocomplete="off"
            spellcheck={false}
            value={filter.words}
            onInput={({ currentTarget: { value } }) => onFilter({ ...filter, words: value })}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || filter.words === '') return;
              event.preventDefault();
              onFilter({ ...filter, words: '' });
            }}
          />
        </label>
        <label>
          <span class="sr-only">Category</span>
          <select
            class="field"
            value={filter.category}
            onChange={({ currentTarget: { value } }) => onFilter({ ...filter, category: value })}
          >
            <option value="">All categories</option>
            {RISK_CATEGORIES.map((category) => (
              <option key={category} value={category}>
                {CATEGORY_LABEL[category]}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span class="sr-only">Decision</span>
          <select
            class="field"
            value={filter.decision}
            onChange={({ currentTarget: { value } }) => onFilter({ ...filter, decision: value })}
          >
            <option value="">All decisions</option>
            {DECISIONS.map((decision) => (
              <option key={decision} value={decision}>
                {DECISION_LABEL[decision]}
              </option>
            ))}
            <option value="undecided">Undecided</option>
          </select>
        </label>
      </div>
      <div class="build-bulk no-print">
        <p class="small">
          {count}{' '}
          {isNarrow && (
            <button
              type="button"
              class="link small"
              onClick={() => {
                onFilter(ALL_TOOLS);
                words.current?.focus();
              }}
            >
              Show all
            </button>
          )}
        </p>
        {shown > 0 && (
          <SetButtons
            label="Set all tools that are shown"
            words={
              isNarrow
                ? `Set ${shown.toLocaleString('en')} shown`
                : `Set all ${shown.toLocaleString('en')}`
            }
            onDecide={onDecide}
          />
        )}
      </div>
      {shown === 0 && all > 0 && (
        <p class="note">
          No tool fits all of the filters. Try fewer letters, or another category or decision.
        </p>
      )}
    </>
  );
}

/** Says how many tools a filter leaves over, each time that it has changed. */
function useAnnounced(count: string, filter: ToolFilter): void {
  const said = useRef(filter);
  useEffect(() => {
    if (said.current === filter) return;
    said.current = filter;
    announce(count);
  }, [count, filter]);
}

interface SetProps {
  readonly label: string;
  readonly words: string;
  readonly onDecide: (decision: Decision) => void;
}

/** One button for each decision, which sets it for many tools at once. */
function SetButtons({ label, words, onDecide }: SetProps) {
  return (
    <fieldset class="set-buttons no-print" aria-label={label}>
      <span class="small soft">{words}</span>
      {DECISIONS.map((decision) => (
        <button
          key={decision}
          type="button"
          class="button set-button"
          onClick={() => onDecide(decision)}
        >
          {DECISION_LABEL[decision]}
        </button>
      ))}
    </fieldset>
  );
}
