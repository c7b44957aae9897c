import type { ComponentChildren, RefObject } from 'preact';
import type { Severity as Level } from '#domain/risk/severity.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { routes } from '#routes';
import { MissingServer } from '#ui/MissingServer.tsx';
import { TAKES_REPORTS } from '#ui/ReportLinks.tsx';
import { Severity } from '#ui/Severity.tsx';
import { capitalised } from '#wording/sentence.ts';
import type { Answer, Group, Question, Row } from './client/answer.ts';
import type { Recent } from './client/recent.ts';

export type SearchPlace = 'dialog' | 'page';

/** What is below the field. */
export type SearchState =
  | { readonly kind: 'empty' }
  | { readonly kind: 'start'; readonly recent: readonly Recent[] }
  | { readonly kind: 'answer'; readonly question: Question; readonly answer: Answer }
  | { readonly kind: 'problem' };

/** One line of the list. */
export interface Option {
  readonly url: string;
  readonly title: string;
  readonly about: string;
  /** Present if the line is a page that was found. */
  readonly row?: Row;
}

interface OptionGroup {
  readonly heading: string;
  readonly total?: number;
  readonly options: readonly Option[];
}

const HEADING: Record<Group['id'], string> = {
  exact: 'Exact name',
  server: 'Servers',
  tool: 'Tools',
  attack: 'Attacks',
  guide: 'Guides',
  outline: 'Servers that nobody here has read',
};
const KIND: Record<Row['kind'], string> = {
  server: 'Server',
  tool: 'Tool',
  attack: 'Attack',
  guide: 'Guide',
  outline: 'Outline',
};

const START: readonly Option[] = [
  { url: routes.tools(), title: 'All tools, worst first', about: '' },
  { url: routes.servers(), title: 'All servers', about: '' },
  { url: routes.attacks(), title: 'All attacks', about: '' },
  { url: routes.guides(), title: 'Guides', about: '' },
];

function found(row: Row, withKind: boolean): Option {
  const category = row.category === null ? '' : capitalised(row.category);
  const facts = [withKind ? KIND[row.kind] : '', category, row.about].filter(Boolean);
  return { url: row.url, title: row.title, about: facts.join(', '), row };
}

function answerGroups({ groups, comparison, total, near }: Answer): OptionGroup[] {
  if (total === 0) {
    const options = near.map((row) => found(row, true));
    return near.length > 0 ? [{ heading: 'Did you mean', options }] : [];
  }
  return groups.map(({ id, rows, total: all }) => {
    const options = rows.map((row) => found(row, id === 'exact'));
    if (id !== 'exact') return { heading: HEADING[id], total: all, options };
    const title = `Compare ${comparison?.name} on all servers that have it`;
    if (comparison) options.push({ url: comparison.url, title, about: '' });
    return { heading: HEADING[id], options };
  });
}

/** The groups of lines that a state shows, in their order. */
export function optionGroups(state: SearchState): OptionGroup[] {
  if (state.kind === 'answer') return answerGroups(state.answer);
  if (state.kind !== 'start') return [];
  const start = { heading: 'Start with', options: START };
  return state.recent.length > 0 ? [{ heading: 'Recent', options: state.recent }, start] : [start];
}

/** What is said of a state. The page that compares tools of one name is a line and counts as one. */
function statusText(state: SearchState): string {
  if (state.kind !== 'answer') return '';
  const { question, answer } = state;
  const lines = answer.total + (answer.comparison ? 1 : 0);
  if (lines > 0) return lines === 1 ? '1 result' : `${lines.toLocaleString('en')} results`;
  const narrowed = Object.keys(question.choice).length > 0 ? ' with these filters' : '';
  return `Nothing found for “${plainForeignText(question.text)}”${narrowed}.`;
}

export interface SearchViewProps {
  readonly place: SearchPlace;
  readonly state?: SearchState;
  readonly isSlow?: boolean;
  /** Address of the line that the arrow keys have reached. */
  readonly selected?: string | null;
  readonly field?: RefObject<HTMLInputElement>;
  readonly onInput?: () => void;
  readonly onFocus?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly onSubmit?: (event: Event) => void;
  /** Called when a line is clicked, also with the middle button. */
  readonly onOpen?: (option: Option) => void;
  readonly onRetry?: () => void;
  readonly onMore?: () => void;
  /** The filters of the search page. */
  readonly children?: ComponentChildren;
}

/** The id of a line, for `aria-activedescendant`. */
export const optionId = (place: SearchPlace, url: string): string => `${place}-search-${url}`;

/** The field and what it finds: as every page is built, and as the browser draws it. */
export function SearchView(props: SearchViewProps) {
  const { place, state = { kind: 'empty' }, isSlow = false, selected = null } = props;
  const groups = optionGroups(state);
  const list = `${place}-search-list`;
  const isNothing = state.kind === 'answer' && state.answer.total === 0;
  return (
    <>
      <search>
        <form
          action={routes.search()}
          method="get"
          class="search-form icon-search"
          onSubmit={props.onSubmit}
        >
          <input
            ref={props.field ?? null}
            type="text"
            name="q"
            class="field"
            role="combobox"
            aria-label="Search tools, servers, attacks and guides"
            aria-autocomplete="list"
            aria-expanded={groups.length > 0}
            aria-controls={list}
            aria-activedescendant={selected === null ? undefined : optionId(place, selected)}
            placeholder="Tool, server, attack or guide"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            enterkeyhint="search"
            maxLength={200}
            onInput={props.onInput}
            onFocus={props.onFocus}
            onKeyDown={props.onKeyDown}
          />
          {place === 'dialog' && (
            <button type="button" class="button" data-close-search>
              Close
            </button>
          )}
        </form>
      </search>
      {props.children}
      <div class="search-results">
        <p role="status" class="search-status">
          {isSlow ? 'Searching …' : statusText(state)}
        </p>
        <div class="note" hidden={state.kind !== 'problem'} data-search-problem>
          <p>
            <strong>Search could not be loaded.</strong> Check the connection.{' '}
            <button type="button" class="button" onClick={props.onRetry}>
              Try again
            </button>
          </p>
        </div>
        <div id={list} role="listbox" aria-label="Search results" hidden={groups.length === 0}>
          {groups.map((group) => (
            <Options
              key={group.heading}
              {...group}
              {...{ place, selected }}
              onOpen={props.onOpen}
            />
          ))}
        </div>
        {isNothing && <OtherWays />}
        {place === 'page' && state.kind === 'answer' && hasMore(state.answer) && (
          <button type="button" class="button" onClick={props.onMore}>
            Show more
          </button>
        )}
        {state.kind === 'answer' && TAKES_REPORTS && (
          <p class="search-missing">
            <MissingServer name={state.question.text} />
          </p>
        )}
      </div>
      {place === 'dialog' && <Hints />}
    </>
  );
}

const hasMore = ({ groups }: Answer): boolean =>
  groups.some(({ rows, total }) => rows.length < total);

interface OptionsProps extends OptionGroup {
  readonly place: SearchPlace;
  readonly selected: string | null;
  readonly onOpen: ((option: Option) => void) | undefined;
}

function Options({ heading, total, options, place, selected, onOpen }: OptionsProps) {
  const headingId = `${place}-search-${heading.toLowerCase().replaceAll(' ', '-')}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a list box has groups, not field sets
    <div class="search-group" role="group" aria-labelledby={headingId}>
      <div class="search-heading" id={headingId}>
        {heading}
        {total !== undefined && <span class="soft"> {total.toLocaleString('en')}</span>}
      </div>
      {options.map((option) => (
        <a
          key={option.url}
          id={optionId(place, option.url)}
          class="search-row"
          href={option.url}
          role="option"
          tabIndex={place === 'page' ? 0 : -1}
          aria-selected={option.url === selected}
          onClick={() => onOpen?.(option)}
          onAuxClick={() => onOpen?.(option)}
        >
          <OptionContent {...option} />
        </a>
      ))}
    </div>
  );
}

function OptionContent({ title, about, row }: Option) {
  if (!row) {
    return (
      <span class="head">
        {title} <span class="soft">{about}</span>
      </span>
    );
  }
  return (
    <>
      {row.severity !== null && (
        <span class="mark">
          <Severity severity={row.severity as Level} />
        </span>
      )}
      <span class="head">
        <span class={row.kind === 'tool' ? 'name mono' : 'name'}>{title}</span>{' '}
        <span class="soft">{about}</span>
      </span>
      <span class="text">{row.text}</span>
    </>
  );
}

/** Where to go on when nothing was found. */
function OtherWays() {
  return (
    <div class="search-ways">
      <p>Try fewer or other words, or go on from here:</p>
      <ul class="chips">
        <li>
          <a class="chip" href={routes.tools()}>
            Browse all tools
          </a>
        </li>
        <li>
          <a class="chip" href={routes.servers()}>
            All servers
          </a>
        </li>
        <li>
          <a class="chip" href={routes.attacks()}>
            All attacks
          </a>
        </li>
      </ul>
    </div>
  );
}

function Hints() {
  return (
    <p class="search-hints">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> move
      </span>{' '}
      <span>
        <kbd>Enter</kbd> open
      </span>{' '}
      <span>
        <kbd class="search-key">
          <span>Ctrl</span>
          <span>⌘</span>
        </kbd>{' '}
        <kbd>Enter</kbd> new tab
      </span>{' '}
      <span>
        <kbd>Esc</kbd> close
      </span>
      <button type="button" class="link" data-open-shortcuts>
        Shortcuts
      </button>
    </p>
  );
}
