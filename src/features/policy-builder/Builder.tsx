import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Preset } from '#domain/policy/preset.ts';
import type { CheckedSentences } from '#wording/proof.ts';
import { AllowedServers } from './AllowedServers.tsx';
import { Address } from './client/address.ts';
import { ShownFiles } from './client/shown-files.ts';
import { Store } from './client/store.ts';
import { Decisions } from './Decisions.tsx';
import { FilePanel } from './FilePanel.tsx';
import { Importer } from './Importer.tsx';
import { type ExampleServer, ServerPicker } from './ServerPicker.tsx';

/** What the page knows when it is built. */
export interface BuilderProps {
  readonly presets: readonly Preset[];
  /** Servers to begin with. */
  readonly examples: readonly ExampleServer[];
  readonly checked: CheckedSentences;
  /** The same of allowlists of servers. */
  readonly allowlists: CheckedSentences;
  /** Told once the page can be used. */
  readonly onReady?: () => void;
}

/** The page for building a policy. Until a server is picked it is the field for picking one. */
export function Builder({ presets, examples, checked, allowlists, onReady }: BuilderProps) {
  const store = useMemo(() => new Store(presets), [presets]);
  const address = useMemo(() => new Address(store), [store]);
  const files = useMemo(() => new ShownFiles(store), [store]);
  const pickField = useRef<HTMLInputElement>(null);
  const decisions = useRef<HTMLHeadingElement>(null);
  const columns = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void address.start().then(() => requestAnimationFrame(() => onReady?.()));
  }, [address, onReady]);
  useEffect(() => files.follow(), [files]);
  useRescuedFocus(columns, [decisions, pickField]);
  const isEmpty = store.state.value.servers.length === 0;
  return (
    <>
      {store.problem.value !== '' && <p class="note">{store.problem.value}</p>}
      <div class="builder-columns" ref={columns}>
        <div class="builder-choices">
          <ServerPicker store={store} files={files} examples={examples} field={pickField} />
          {!isEmpty && <Decisions store={store} files={files} heading={decisions} />}
          {!isEmpty && (
            <p class="build-jump no-print">
              <a class="button button-main" href="#file">
                To the file
              </a>
            </p>
          )}
        </div>
        {!isEmpty && (
          <FilePanel store={store} files={files} link={address.link} checked={checked} />
        )}
      </div>
      {!isEmpty && <AllowedServers store={store} checked={allowlists} />}
      <Importer store={store} />
    </>
  );
}

type ElementRef = { readonly current: HTMLElement | null };

/**
 * A change may take away what had the focus. Then the first of the elements in `instead` that can be
 * seen gets it, so that the keyboard goes on from there.
 */
function useRescuedFocus(host: ElementRef, instead: readonly ElementRef[]): void {
  const active = globalThis.document?.activeElement ?? null;
  const wasInside = active !== null && host.current?.contains(active) === true;
  const rescue = () => {
    if (!wasInside || (active.isConnected && active.checkVisibility())) return;
    const elsewhere = document.activeElement;
    if (elsewhere !== document.body && elsewhere !== active) return;
    const next = instead.find(({ current }) => current?.checkVisibility());
    next?.current?.focus({ preventScroll: true });
  };
  // Components that read the state themselves are drawn after this one, within the same task.
  useLayoutEffect(() => queueMicrotask(rescue));
}
