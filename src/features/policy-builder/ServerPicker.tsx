import Combobox from '@github/combobox-nav';
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  type FoundServer,
  findServers,
  findServersAndOutlines,
  type ServerIndex,
  serverIndexSchema,
} from '#domain/policy-builder/server-index.ts';
import { routes } from '#routes';
import { announce } from '#ui/client/announce.ts';
import { isPlainClick } from '#ui/client/plain-click.ts';
import { loadFile } from '#ui/client/site-file.ts';
import { ForeignText } from '#ui/ForeignText.tsx';
import { Heading } from '#ui/Heading.tsx';
import { OUTLINE_MARK } from '#wording/outline.ts';
import { toolCountText } from '#wording/server.ts';
import { pickServer } from './client/open.ts';
import type { ShownFiles } from './client/shown-files.ts';
import type { Store } from './client/store.ts';
import { PickedServers } from './PickedServers.tsx';

export interface ExampleServer {
  readonly slug: string;
  readonly label: string;
}

interface Props {
  readonly store: Store;
  readonly files: ShownFiles;
  readonly examples: readonly ExampleServer[];
  /** The field in which servers are looked up. */
  readonly field: RefObject<HTMLInputElement>;
}

/** With this many picked servers, the page offers no more examples. */
const MOST_OFFERED = 6;

/** The picked servers, the field in which one is looked up, and a few to begin with. */
export function ServerPicker({ store, files, examples, field }: Props) {
  const picked = new Set(store.state.value.servers.map(({ server }) => server));
  const offered =
    picked.size < MOST_OFFERED ? examples.filter(({ slug }) => !picked.has(slug)) : [];
  return (
    <section class="build-servers">
      <Heading id="servers">Servers</Heading>
      <PickedServers store={store} files={files} pickField={field} />
      <ServerField store={store} field={field} />
      {offered.length > 0 && (
        <>
          <p class="mt-4">{picked.size === 0 ? 'Or begin with one of these:' : 'Add another:'}</p>
          <ul class="chips mt-2">
            {offered.map(({ slug, label }) => (
              <li key={slug}>
                <a
                  class="chip build-example"
                  href={routes.buildWith(slug)}
                  onClick={(event) => {
                    if (!isPlainClick(event)) return;
                    event.preventDefault();
                    void pickServer(store, slug);
                  }}
                >
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {picked.size === 0 && (
        <ol class="build-steps mt-6">
          <li>
            <strong>Pick</strong> the servers that your agent is connected to.
          </li>
          <li>
            <strong>Decide</strong> about each tool, or let a preset decide about all of them.
          </li>
          <li>
            <strong>Download the file</strong> for your client or gateway. It changes as you decide.
          </li>
        </ol>
      )}
    </section>
  );
}

/** How many servers the list shows. */
const SHOWN = 12;

/** A text field with a list of found servers: arrows move, Enter picks, Escape closes. */
function ServerField({ store, field }: Pick<Props, 'store' | 'field'>) {
  const [words, setWords] = useState('');
  const [found, setFound] = useState<readonly FoundServer[]>([]);
  const [isOpen, setOpen] = useState(false);
  const [status, setStatus] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const combobox = useRef<Combobox | null>(null);
  const asked = useRef(0);

  const open = async (typed: string) => {
    asked.current += 1;
    const turn = asked.current;
    const servers = await lookUp(typed).catch(() => null);
    if (turn !== asked.current) return;
    setFound(servers ?? []);
    setOpen(servers !== null && servers.length > 0);
    setStatus(statusText(servers, typed));
    if (typed.trim() !== '' && servers) announce(foundText(servers));
  };
  const close = () => {
    asked.current += 1;
    setOpen(false);
  };
  const pick = (slug: string) => {
    setWords('');
    close();
    void pickServer(store, slug);
  };
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !isOpen) {
      event.preventDefault();
      void open(words);
    } else if (event.key === 'Escape' && (isOpen || words !== '')) {
      event.preventDefault();
      if (!isOpen) setWords('');
      close();
    }
  };

  useEffect(() => {
    if (!field.current || !list.current) return;
    combobox.current = new Combobox(field.current, list.current, {
      tabInsertsSuggestions: false,
      firstOptionSelectionMode: 'selected',
    });
    // Something may have been typed before this script had loaded.
    if (document.activeElement !== field.current) return;
    setWords(field.current.value);
    void open(field.current.value);
  }, []);
  useLayoutEffect(() => {
    if (!isOpen) return;
    combobox.current?.start();
    return () => combobox.current?.stop();
  }, [isOpen, found]);

  return (
    <div class="pick no-print">
      <label for="build-pick">Add a server</label>
      <input
        ref={field}
        class="field"
        id="build-pick"
        type="text"
        role="combobox"
        aria-expanded={isOpen}
        aria-controls="build-options"
        aria-autocomplete="list"
        autocomplete="off"
        spellcheck={false}
        placeholder="GitHub, @playwright/mcp, Slack"
        value={words}
        onInput={({ currentTarget: { value } }) => {
          setWords(value);
          void open(value);
        }}
        onFocus={() => void open(words)}
        onClick={() => {
          if (!isOpen) void open(words);
        }}
        onKeyDown={press}
        onBlur={close}
      />
      {/* The field keeps the focus while something in the list is pressed. */}
      <div
        ref={list}
        class="pick-options"
        id="build-options"
        role="listbox"
        aria-label="Servers"
        hidden={!isOpen}
        onPointerDown={(event) => event.preventDefault()}
      >
        {found.map((server, index) => (
          <ServerOption
            key={server.slug}
            id={`build-options-${index}`}
            server={server}
            isPicked={store.state.value.servers.some((picked) => picked.server === server.slug)}
            onPick={() => pick(server.slug)}
          />
        ))}
      </div>
      <p class="small soft">{status}</p>
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly server: FoundServer;
  readonly isPicked: boolean;
  readonly onPick: () => void;
}

function ServerOption({ id, server, isPicked, onPick }: OptionProps) {
  const { label, tools, vendor, packages, outline } = server;
  const [published = ''] = packages.split(' ');
  const about = [
    isPicked ? 'already picked' : '',
    toolCountText(tools),
    vendor,
    published,
    outline ? OUTLINE_MARK : '',
  ];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: combobox-nav clicks it on Enter
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
    <div class="pick-option" id={id} role="option" onClick={onPick}>
      <span class="pick-label">
        <ForeignText text={label} />
      </span>{' '}
      <span class="soft small">
        <ForeignText text={about.filter((text) => text !== '').join(' · ')} />
      </span>
    </div>
  );
}

/** Servers by name; their list is loaded with the first question, that of outlines with the first words. */
async function lookUp(words: string): Promise<FoundServer[]> {
  const load = (address: string) => loadFile(address, (value) => serverIndexSchema.parse(value));
  if (words.trim() === '') return findServers(await load(routes.serverIndex()), words, SHOWN);
  const [servers, outlines] = await Promise.all([
    load(routes.serverIndex()),
    load(routes.outlineIndex()).catch(() => NO_SERVERS),
  ]);
  return findServersAndOutlines(servers, outlines, words, SHOWN);
}

/** Where the list of outlines does not arrive, all others are still found. */
const NO_SERVERS: ServerIndex = { servers: [] };

const foundText = (found: readonly FoundServer[]): string =>
  found.length === 1 ? '1 server found' : `${found.length} servers found`;

function statusText(found: readonly FoundServer[] | null, words: string): string {
  if (!found) return 'The list of servers did not load. Check the connection and type again.';
  if (found.length > 0 || words.trim() === '') return '';
  return `No server here is called “${words.trim()}”. Try fewer letters, or the name of its package.`;
}
