import type { ComponentChildren } from 'preact';
import {
  type CatalogueChange,
  catalogueChanges,
} from '#domain/policy-builder/catalogue-changes.ts';
import { decidedAbout, decideTools, type ToolPlace } from '#domain/policy-builder/change.ts';
import type { ChangedSince } from '#domain/policy-builder/changed-since.ts';
import { presetChoice } from '#domain/policy-builder/state.ts';
import { startedServer } from '#domain/start/started-server.ts';
import { routes } from '#routes';
import { ForeignText } from '#ui/ForeignText.tsx';
import { ToolNames } from '#ui/policy-file/ToolNames.tsx';
import type { Store } from './client/store.ts';

/** How many tools a notice names. */
const NAMED = 12;

interface Props {
  readonly store: Store;
  readonly onShowUndecided: () => void;
}

/** Where the decisions and the catalogue of today differ: servers and tools that are gone or new. */
export function Notices({ store, onShowUndecided }: Props) {
  const changes = catalogueChanges(store.state.value, store.published.value);
  if (changes.length === 0) return null;
  const vanished = placesOf(
    changes.filter(({ gone }) => !gone),
    'vanished',
  );
  const undecided = placesOf(changes, 'undecided');
  return (
    <div class="stack build-notices">
      {changes
        .filter(({ gone }) => gone)
        .map(({ at, server }) => (
          <div key={at} class="note">
            <p>
              <strong>
                <ForeignText text={server} />
              </strong>{' '}
              is not in the catalogue. What was decided about its tools stays in the file.
            </p>
          </div>
        ))}
      {changes.map(
        ({ at, since }) => since && <Changed key={at} store={store} at={at} since={since} />,
      )}
      {vanished.length > 0 && <Vanished store={store} places={vanished} />}
      {undecided.length > 0 && (
        <Undecided store={store} places={undecided} onShow={onShowUndecided} />
      )}
    </div>
  );
}

interface NoticeProps {
  readonly store: Store;
  readonly places: readonly ToolPlace[];
}

interface ChangedProps {
  readonly store: Store;
  readonly at: number;
  readonly since: ChangedSince;
}

/** Tools whose definition is another one than the one that was decided about. */
function Changed({ store, at, since }: ChangedProps) {
  const { from, to, tools } = since;
  const slug = store.state.value.servers[at]?.server ?? '';
  const label = store.published.value.get(slug)?.label ?? slug;
  const keep = () => {
    const next = decidedAbout(store.state.value, at, to);
    store.change(next, `keeping the decisions about ${label}`);
  };
  return (
    <div class="note">
      <p>
        <strong>
          <ForeignText text={label} />
        </strong>{' '}
        was decided about as of {from}; the catalogue now has {to}.{' '}
        {tools ? (
          <>
            {tools.size === 1 ? '1 tool changed' : `${tools.size} tools changed`} since:{' '}
            <ToolNames names={[...tools]} most={NAMED} />.{' '}
            <a href={routes.changesOf(slug)}>What changed</a>
          </>
        ) : (
          'Which tools changed since is not known.'
        )}
      </p>
      <button type="button" class="button" onClick={keep}>
        Keep the decisions
      </button>
    </div>
  );
}

function Vanished({ store, places }: NoticeProps) {
  const isOne = places.length === 1;
  const leaveOut = () => {
    const next = decideTools(store.state.value, places, () => undefined);
    store.change(next, 'leaving out tools that are gone');
  };
  return (
    <Notice
      before={
        isOne
          ? '1 tool is no longer in the catalogue'
          : `${places.length} tools are no longer in the catalogue`
      }
      places={places}
      after={isOne ? 'Its rule stays in the file.' : 'Their rules stay in the file.'}
    >
      <button type="button" class="button" onClick={leaveOut}>
        {isOne ? 'Leave it out' : 'Leave them out'}
      </button>
    </Notice>
  );
}

function Undecided({ store, places, onShow }: NoticeProps & { readonly onShow: () => void }) {
  const isOne = places.length === 1;
  const preset = store.preset.value;
  const decide = () => {
    const { servers } = store.state.value;
    const next = decideTools(store.state.value, places, (_, { at, tool: name }) => {
      const choice = servers[at];
      const known = store.published.value.get(choice?.server ?? '');
      const offered = known && startedServer(known, choice?.starts).tools;
      const tool = offered?.find((listed) => listed.name === name);
      return tool && presetChoice(tool, preset);
    });
    store.change(next, `new tools as ${preset.label} recommends`);
  };
  return (
    <Notice
      before={
        isOne
          ? '1 tool is undecided, because the catalogue did not have it when this was decided'
          : `${places.length} tools are undecided, because the catalogue did not have them when this was decided`
      }
      places={places}
      after={`Until you decide, ${isOne ? 'it is treated like an unlisted tool' : 'they are treated like unlisted tools'}.`}
    >
      <button type="button" class="button" onClick={decide}>
        Decide as {preset.label}
      </button>
      <button type="button" class="button" onClick={onShow}>
        {isOne ? 'Show it' : 'Show them'}
      </button>
    </Notice>
  );
}

interface WordsProps {
  readonly before: string;
  readonly places: readonly ToolPlace[];
  readonly after: string;
  readonly children: ComponentChildren;
}

function Notice({ before, places, after, children }: WordsProps) {
  return (
    <div class="note">
      <p>
        {before}: <ToolNames names={places.map(({ tool }) => tool)} most={NAMED} />. {after}
      </p>
      {children}
    </div>
  );
}

const placesOf = (
  changes: readonly CatalogueChange[],
  what: 'vanished' | 'undecided',
): ToolPlace[] =>
  changes.flatMap((change) => change[what].map((tool) => ({ at: change.at, tool })));
