import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ServerChoice } from '#domain/policy-builder/state.ts';
import type { PublishedServer } from '#domain/published-server.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { OUTLINE_MARK } from '#wording/outline.ts';
import { toolCountText } from '#wording/server.ts';
import type { ShownFiles } from './client/shown-files.ts';
import type { Store } from './client/store.ts';
import { ServerStarts } from './ServerStarts.tsx';

interface Props {
  readonly store: Store;
  readonly files: ShownFiles;
  /** Gets the focus when the last server is removed. */
  readonly pickField: RefObject<HTMLInputElement>;
}

/** The picked servers, each with its name in the visitor's configuration. */
export function PickedServers({ store, files, pickField }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const removedAt = useRef<number | null>(null);
  const state = store.state.value;

  const remove = (at: number, label: string) => {
    const servers = state.servers.filter((_, place) => place !== at);
    removedAt.current = at;
    store.selected.value = null;
    store.change({ ...state, servers }, `removing ${label}`);
  };
  /** An empty name is kept out: no file can hold it. */
  const rename = (at: number, configName: string) => {
    if (configName === '' || state.servers[at]?.configName === configName) return;
    const servers = state.servers.map((server, place) =>
      place === at ? { ...server, configName } : server,
    );
    store.change({ ...state, servers }, `the name ${configName}`, `name ${at}`);
  };
  useLayoutEffect(() => {
    const at = removedAt.current;
    if (at === null) return;
    removedAt.current = null;
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    (buttons[at] ?? buttons.at(-1) ?? pickField.current)?.focus();
  }, [state, pickField]);

  return (
    <ul class="build-picked" aria-label="Picked servers" ref={list}>
      {state.servers.map((server, at) => {
        const label = plainForeignText(store.labelOf(server.server));
        return (
          <PickedServer
            key={`${at} ${server.server}`}
            choice={server}
            label={label}
            published={store.published.value.get(server.server)}
            onRename={(name) => rename(at, name)}
            onRemove={() => remove(at, label)}
          >
            <ServerStarts store={store} files={files} at={at} label={label} />
          </PickedServer>
        );
      })}
    </ul>
  );
}

interface PickedProps {
  readonly choice: ServerChoice;
  readonly label: string;
  readonly published: PublishedServer | undefined;
  readonly onRename: (name: string) => void;
  readonly onRemove: () => void;
  readonly children: ComponentChildren;
}

function PickedServer(props: PickedProps) {
  const { choice, label, published, onRename, onRemove, children } = props;
  // While a name is typed the field holds it as typed: also empty, or with a space at its end.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <li>
      <p>
        <strong>{label}</strong> <span class="soft small">{toolsText(published)}</span>
      </p>
      <label>
        <span class="small">
          Server name in your config<span class="sr-only"> of {label}</span>
        </span>
        <input
          class="field"
          type="text"
          spellcheck={false}
          autocomplete="off"
          value={typed ?? choice.configName}
          onInput={({ currentTarget: { value } }) => {
            setTyped(value);
            onRename(value.trim());
          }}
          onBlur={() => setTyped(null)}
        />
      </label>
      <button type="button" class="button no-print" onClick={onRemove}>
        Remove<span class="sr-only"> {label}</span>
      </button>
      {children}
    </li>
  );
}

function toolsText(published: PublishedServer | undefined): string {
  if (!published) return 'not in the catalogue';
  const { tools, knownOf, outline } = published;
  const known = knownOf === undefined ? undefined : { tools: tools.length, of: knownOf };
  const count = toolCountText(tools.length, known);
  return outline ? `${count}, ${OUTLINE_MARK.toLowerCase()}` : count;
}
