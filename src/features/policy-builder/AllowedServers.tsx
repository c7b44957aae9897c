import { useMemo, useState } from 'preact/hooks';
import type { AllowedServer } from '#domain/server-allowlist/allowlist.ts';
import { identityOfText } from '#domain/stack/server-identity.ts';
import { chosenStarts } from '#domain/start/started-server.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { AllowOnly } from '#ui/server-allowlist/AllowOnly.tsx';
import { launchText } from '#wording/launch.ts';
import type { CheckedSentences } from '#wording/proof.ts';
import type { Store } from './client/store.ts';

interface Props {
  readonly store: Store;
  readonly checked: CheckedSentences;
}

/** The picked servers as an allowlist: how each is started is a guess until the visitor corrects it. */
export function AllowedServers({ store, checked }: Props) {
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(new Map());
  const { servers: picked } = store.state.value;
  const published = store.published.value;
  const starts = picked.map(({ server, configName, starts: choices }, at) => {
    const known = published.get(server);
    const chosen = known ? chosenStarts(known, choices) : [];
    const launches = (known?.launches ?? []).map((launch) => launchText(launch, chosen));
    const key = JSON.stringify([server, configName, choices]);
    const label = plainForeignText(store.labelOf(server));
    return { at, key, label, configName, launches, text: typed.get(key) ?? launches[0] ?? '' };
  });
  const written = JSON.stringify(starts.map(({ configName, text }) => [configName, text]));
  const list = useMemo(() => {
    const pairs = JSON.parse(written) as [string, string][];
    const servers = pairs.map(
      ([name, text]): AllowedServer => ({ name, identity: identityOfText(text), variables: [] }),
    );
    return { servers };
  }, [written]);
  return (
    <AllowOnly list={list} checked={checked}>
      <p>
        Every argument is compared. Correct the lines below until they are exactly the command or
        the address in your config. So the list also keeps a server in the start that you chose for
        it.
      </p>
      <div class="allow-starts">
        {starts.map(({ at, key, label, launches, text }) => (
          <label key={`${at} ${key}`}>
            <span class="small">Command or address of {label}</span>
            <input
              class="field"
              type="text"
              spellcheck={false}
              autocomplete="off"
              list={launches.length > 1 ? `allow-launches-${at}` : undefined}
              value={text}
              onInput={({ currentTarget: { value } }) =>
                setTyped(new Map([...typed, [key, value]]))
              }
            />
            {launches.length > 1 && (
              <datalist id={`allow-launches-${at}`}>
                {launches.map((launch) => (
                  <option key={launch} value={launch} />
                ))}
              </datalist>
            )}
          </label>
        ))}
      </div>
    </AllowOnly>
  );
}
