import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { STACK_EXAMPLES } from '#domain/stack/examples.ts';
import { STACK_LIMITS } from '#domain/stack/limits.ts';
import type { Fault } from '#domain/text/fault.ts';
import { faultSentence } from '#wording/fault.ts';
import { readSentence } from '#wording/stack.ts';
import { configurationIn, type Dropped } from './client/dropped.ts';
import type { PastedConfig, StackState } from './client/stack-state.ts';

const isBlank = (text: string): boolean => text.trim() === '';

/** Where a configuration comes in: pasted, dropped, chosen as a file, or one of the examples. */
export function StackInput({ state }: { readonly state: StackState }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const adds = useRef<HTMLInputElement>(null);
  const [isReady, setReady] = useState(false);
  /** Is there a text in the field that was not read, or could not be? */
  const [isWaiting, setWaiting] = useState(false);
  const isRead = state.entries.value.length > 0;
  const message = state.message.value;

  /** The text leaves the field once it has been read, unless it is an example; otherwise it stays to be corrected. */
  const read = (config: PastedConfig) => {
    const isGood = state.read(config, adds.current?.checked === true);
    if (!field.current) return;
    if (isGood) field.current.value = config.isExample ? config.text : '';
    else if (config.text.length <= STACK_LIMITS.characters) field.current.value = config.text;
    setWaiting(!isGood && !isBlank(field.current.value));
  };
  const readText = (text: string, fileName = '') => read({ text, fileName, isExample: false });
  const readField = () => {
    if (field.current && !isBlank(field.current.value)) readText(field.current.value);
  };
  const readFile = async (file: File | undefined, path?: string) => {
    if (!file) return;
    const isTooLarge = file.size > STACK_LIMITS.characters * 4;
    const text = isTooLarge ? ' '.repeat(STACK_LIMITS.characters + 1) : await file.text();
    readText(text, path ?? (file.webkitRelativePath || file.name));
  };
  const isDraggedOver = useDrop((dropped, text) => {
    if (!dropped) {
      if (text !== '') readText(text);
      return;
    }
    void configurationIn(dropped).then((found) =>
      found ? readFile(found.file, found.path) : readText('', ''),
    );
  });

  useLayoutEffect(() => {
    setReady(true);
    readField(); // what was pasted before the script came
  }, []);

  /** A whole file pasted into an empty field is read at once, and never stands in the page. */
  const paste = (event: ClipboardEvent & { readonly currentTarget: HTMLTextAreaElement }) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const replacesAll = isBlank(value) || (selectionStart === 0 && selectionEnd === value.length);
    if (isBlank(text) || !replacesAll) return;
    event.preventDefault();
    readText(text);
  };

  const startOver = () => {
    state.clear();
    setWaiting(false);
    if (!field.current) return;
    field.current.value = '';
    field.current.focus();
  };

  return (
    <section
      class="stack-input no-print"
      data-read={isRead ? '' : undefined}
      aria-label="Configuration"
    >
      <p id="stack-promise">
        <strong>Read in this page. Nothing is sent.</strong>{' '}
        <span class="soft">Values of keys and headers are never shown or stored.</span>
      </p>
      <div class="stack-drop" id="stack-drop" data-over={isDraggedOver ? '' : undefined}>
        <label for="stack-text">Configuration of your client</label>
        <textarea
          ref={field}
          class="field"
          id="stack-text"
          rows={9}
          spellcheck={false}
          autocomplete="off"
          autocapitalize="off"
          aria-describedby="stack-promise stack-forms stack-fault"
          aria-invalid={message && message.kind !== 'read' ? 'true' : undefined}
          placeholder="{ &quot;mcpServers&quot;: { … } }   or   claude mcp add … -- npx …"
          onPaste={paste}
          onInput={({ currentTarget }) => setWaiting(!isBlank(currentTarget.value))}
          onKeyDown={({ key, ctrlKey, metaKey }) => {
            if (key === 'Enter' && (ctrlKey || metaKey)) readField();
          }}
        />
        <p class="stack-buttons">
          <button
            type="button"
            class="button button-main"
            disabled={!isWaiting}
            aria-keyshortcuts="Control+Enter Meta+Enter"
            onClick={readField}
          >
            Read it
          </button>
          <button
            type="button"
            class="button"
            disabled={!isReady}
            onClick={() => chooser.current?.click()}
          >
            Choose a file
          </button>
          {isRead ? (
            <>
              <button type="button" class="button" onClick={startOver}>
                Start over
              </button>
              <label class="stack-add">
                <input ref={adds} type="checkbox" /> <span>Add to the servers below</span>
              </label>
            </>
          ) : (
            <span class="small soft">or drop one here</span>
          )}
          <input
            ref={chooser}
            type="file"
            hidden
            accept=".json,.jsonc,.toml,.yaml,.yml,.txt,application/json"
            onChange={({ currentTarget }) => {
              void readFile(currentTarget.files?.[0]);
              currentTarget.value = '';
            }}
          />
        </p>
        <div id="stack-fault">
          {message?.kind === 'fault' && (
            <FaultNote
              fault={message.fault}
              go={() => field.current && goTo(message.fault, field.current)}
            />
          )}
        </div>
        {message?.kind === 'read' && (
          <p class="stack-read">
            {readSentence(message.origin, message.servers, message.isExample)}
          </p>
        )}
      </div>
      <p class="small mt-3" id="stack-examples">
        Or look at an example:
      </p>
      <ul class="chips mt-1" aria-labelledby="stack-examples">
        {STACK_EXAMPLES.map(({ label, fileName, text }) => (
          <li key={label}>
            <button
              type="button"
              class="chip stack-example"
              disabled={!isReady}
              onClick={() => read({ text, fileName, isExample: true })}
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
      <ReadableForms />
    </section>
  );
}

interface FaultProps {
  readonly fault: Fault;
  readonly go: () => void;
}

function FaultNote({ fault, go }: FaultProps) {
  const { line, column = 1 } = fault;
  return (
    <div class="stack-fault">
      <p>
        <strong>
          {line === undefined ? 'This cannot be read.' : `Line ${line}, column ${column}:`}
        </strong>{' '}
        {faultSentence(fault)}
      </p>
      {line !== undefined && (
        <p>
          <button type="button" class="button" onClick={go}>
            Go to that place
          </button>
        </p>
      )}
    </div>
  );
}

/** Selects the character at which a text cannot be read on. */
function goTo({ line = 1, column = 1 }: Fault, field: HTMLTextAreaElement): void {
  const before = field.value.split('\n').slice(0, line - 1);
  const start = before.reduce((sum, text) => sum + text.length + 1, 0);
  const at = Math.min(start + column - 1, field.value.length);
  field.focus();
  field.setSelectionRange(Math.max(0, at === field.value.length ? at - 1 : at), at + 1);
}

/**
 * Takes files that are dropped anywhere on the page, as the browser would leave the page for them, and
 * text that is dropped beside the field. Tells whether something is dragged over the page.
 */
function useDrop(take: (dropped: Dropped | undefined, text: string) => void): boolean {
  const [isOver, setOver] = useState(false);
  const latest = useRef(take);
  latest.current = take;
  useLayoutEffect(() => {
    const takes = ({ dataTransfer, target }: DragEvent): boolean =>
      dataTransfer?.types.includes('Files') === true ||
      (target instanceof Element && target.closest('#stack-drop') !== null);
    const over = (event: DragEvent) => {
      if (!takes(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = () => setOver(false);
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!takes(event)) return;
      event.preventDefault();
      const { files, types } = event.dataTransfer ?? {};
      const text = types?.includes('text/plain') ? event.dataTransfer?.getData('text/plain') : '';
      const file = files?.[0];
      // The entry knows folders, and is gone once the event is over.
      const entry = event.dataTransfer?.items[0]?.webkitGetAsEntry?.() ?? undefined;
      latest.current(file && { file, entry }, text ?? '');
    };
    const main = document.querySelector('main') ?? document.body;
    main.addEventListener('dragover', over);
    main.addEventListener('dragleave', leave);
    main.addEventListener('drop', drop);
    return () => {
      main.removeEventListener('dragover', over);
      main.removeEventListener('dragleave', leave);
      main.removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}

function ReadableForms() {
  const characters = `${STACK_LIMITS.characters / 1_000_000} million characters`;
  return (
    <details class="stack-forms small mt-3" id="stack-forms">
      <summary>What can be read</summary>
      <ul class="substitutions mt-2">
        <li>
          <strong>Claude Desktop, Cursor, Windsurf, Gemini CLI, Cline</strong>: files with{' '}
          <code>mcpServers</code>
        </li>
        <li>
          <strong>Claude Code</strong>: <code>.mcp.json</code>, <code>~/.claude.json</code> with its
          projects, and lines of <code>claude mcp add</code>
        </li>
        <li>
          <strong>VS Code</strong>: <code>mcp.json</code> with <code>servers</code>, and{' '}
          <code>settings.json</code>
        </li>
        <li>
          <strong>Zed</strong> (<code>context_servers</code>), <strong>opencode</strong> (
          <code>mcp</code>), <strong>Goose</strong> and <strong>Continue</strong> (YAML)
        </li>
        <li>
          <strong>Codex</strong>: <code>config.toml</code>
        </li>
        <li>
          <strong>Docker MCP</strong>: <code>registry.yaml</code>, a catalogue, or{' '}
          <code>docker mcp gateway run --servers …</code>
        </li>
      </ul>
      <p class="mt-2">
        Comments and trailing commas are fine. Up to {characters} and{' '}
        {STACK_LIMITS.servers.toLocaleString('en')} servers.
      </p>
    </details>
  );
}
