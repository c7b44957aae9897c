import { useLayoutEffect, useRef } from 'preact/hooks';
import { isGuess } from '#domain/stack/keys-of.ts';
import { countedServer, type Match } from '#domain/stack/match.ts';
import { chosenStarts } from '#domain/start/started-server.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { routes } from '#routes';
import { ForeignText } from '#ui/ForeignText.tsx';
import { Heading } from '#ui/Heading.tsx';
import { ReportLinks, TAKES_REPORTS } from '#ui/ReportLinks.tsx';
import { missingFrom } from '#wording/missing-server.ts';
import { OUTLINE_MARK, OUTLINE_WARNING } from '#wording/outline.ts';
import { missingServer } from '#wording/report.ts';
import { counted } from '#wording/sentence.ts';
import { toolCountText } from '#wording/server.ts';
import { certaintyWords, unaskedSentence, unknownReason } from '#wording/stack.ts';
import { startedSentence } from '#wording/start.ts';
import type { ShownStack, StackState } from './client/stack-state.ts';
import { Name } from './names.tsx';

interface Props {
  readonly state: StackState;
  readonly shown: ShownStack;
}

/** Every entry of the file: what it is, how sure that is, and what to do where it is not known. */
export function StackServers({ state, shown }: Props) {
  const { report, choices } = shown;
  const isKnown = (match: Match) => Number(countedServer(match, choices) !== undefined);
  const sorted = [...report.matches].sort(
    (a, b) => isKnown(a) - isKnown(b) || a.entry.index - b.entry.index,
  );
  const undecided = report.matches.filter(
    ({ entry, certainty }) => isGuess(certainty) && !choices.has(entry.index),
  );
  return (
    <section>
      <Heading id="servers">The servers</Heading>
      {undecided.length > 1 && (
        <p class="small no-print mb-3">
          {counted(undecided.length, 'server')} could be known by their names. Guesses count only
          when you confirm them.{' '}
          <button
            type="button"
            class="button"
            onClick={() =>
              state.chooseAll(
                undecided.map(({ entry, candidates }) => [
                  entry.index,
                  candidates[0]?.slug ?? null,
                ]),
              )
            }
          >
            Take the likeliest for all {undecided.length}
          </button>
        </p>
      )}
      <ul class="stack-servers">
        {sorted.map((match) => (
          <ServerRow key={match.entry.index} match={match} state={state} shown={shown} />
        ))}
      </ul>
    </section>
  );
}

interface RowProps extends Props {
  readonly match: Match;
}

function ServerRow({ match, state, shown }: RowProps) {
  const { entry, candidates, certainty } = match;
  const server = countedServer(match, shown.choices);
  const isChosen = shown.choices.has(entry.index);
  const found = shown.report.counted.find((counted) => counted.match === match);
  const known = server?.of ? { tools: server.tools, of: server.of } : undefined;
  const hasChoice =
    candidates.length > 1 || (candidates.length === 1 && (isGuess(certainty) || isChosen));
  return (
    <li>
      <p class="stack-server">
        <strong>
          <Name text={entry.configName} />
          {entry.name !== entry.configName && (
            <>
              {' › '}
              <Name text={entry.name} />
            </>
          )}
        </strong>{' '}
        {server ? (
          <>
            is{' '}
            <a href={routes.server(server.slug)}>
              <ForeignText text={server.label} />
            </a>
            <span class="soft">, {toolCountText(server.tools, known)}</span>
            {server.outline && (
              <>
                {' '}
                <span class="stack-tag">{OUTLINE_MARK}</span>
              </>
            )}
          </>
        ) : (
          <span class="stack-tag">Unknown</span>
        )}
        {entry.disabled && (
          <>
            {' '}
            <span class="stack-tag">Switched off</span>
          </>
        )}
      </p>
      <div class="small">
        {server ? (
          <p class="soft">
            {certaintyWords(match, server, isChosen)}.{server.outline && ` ${OUTLINE_WARNING}`}
          </p>
        ) : (
          <p>
            Not recognised: <ForeignText text={unknownReason(match)} />. Assume full access.
          </p>
        )}
        {entry.project !== undefined && (
          <p class="soft">
            Project <Name text={entry.project} />
          </p>
        )}
        {entry.disabled && (
          <p class="soft">Your config switches it off; its tools are not counted.</p>
        )}
        {entry.tools.unasked.length > 0 && <p>{unaskedSentence(entry.tools.unasked)}</p>}
        {found && found.starts.length > 0 && (
          <p>{startedSentence(chosenStarts(found.whole, found.starts), found)}</p>
        )}
        {(entry.tools.only || entry.tools.without.length > 0) && (
          <p class="soft">Your config leaves out some of its tools; they are not counted.</p>
        )}
        {hasChoice && <ServerChoice match={match} state={state} shown={shown} />}
        {!server && TAKES_REPORTS && (
          <p class="no-print">
            <ReportLinks
              report={missingServer(missingFrom(match, clientsOf(state)))}
              words="Tell us about it"
            />
          </p>
        )}
      </div>
    </li>
  );
}

const NONE = '-';

/** Which of several servers it is; a guess counts only when a person has confirmed it. */
function ServerChoice({ match, state, shown }: RowProps) {
  const { entry, candidates, certainty } = match;
  const field = useRef<HTMLSelectElement>(null);
  useLayoutEffect(() => {
    if (shown.focus === entry.index) field.current?.focus();
  }, [shown]);
  const isGuessed = isGuess(certainty);
  const choice = shown.choices.get(entry.index);
  const value = choice === null ? NONE : (countedServer(match, shown.choices)?.slug ?? '');
  return (
    <label class="stack-choice">
      <span>
        {isGuessed
          ? 'It could be'
          : `${counted(candidates.length, 'entry', 'entries')} of the catalogue match; counted is`}
        <span class="sr-only"> ({plainForeignText(entry.configName)})</span>
      </span>
      <select
        ref={field}
        class="field stack-select"
        value={value}
        onChange={({ currentTarget: { value: chosen } }) =>
          state.choose(entry.index, chosen === '' ? undefined : chosen === NONE ? null : chosen)
        }
      >
        {isGuessed && <option value="">Not decided</option>}
        {candidates.map(({ slug, label, tools }) => (
          <option key={slug} value={slug}>
            {plainForeignText(label)} ({counted(tools, 'tool')})
          </option>
        ))}
        <option value={NONE}>None of these</option>
      </select>
    </label>
  );
}

/** The clients whose file the text is, as far as it shows. */
function clientsOf({ message: { value } }: StackState): readonly string[] {
  return value?.kind === 'read' && value.origin.kind === 'clients' ? value.origin.names : [];
}
