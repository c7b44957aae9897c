import { useEffect, useRef, useState } from 'preact/hooks';
import {
  changesOutcome,
  type FoundOverride,
  findOverrides,
} from '#domain/policy/find-overrides.ts';
import type { Unlisted } from '#domain/policy/policy.ts';
import { claudeName } from '#domain/policy/targets/claude-code/tool-name.ts';
import { targetById } from '#domain/policy/targets/index.ts';
import { decideTools } from '#domain/policy-builder/change.ts';
import { type Comparison, compareWithFile } from '#domain/policy-builder/import/compare.ts';
import type { ImportedFile } from '#domain/policy-builder/import/imported.ts';
import { readPolicyFile } from '#domain/policy-builder/import/read-file.ts';
import type { BuildState } from '#domain/policy-builder/state.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { announce } from '#ui/client/announce.ts';
import { ForeignText } from '#ui/ForeignText.tsx';
import { Heading } from '#ui/Heading.tsx';
import { FoundOverrides } from '#ui/policy-file/FoundOverrides.tsx';
import { overridesHeadline } from '#wording/override.ts';
import { IMPORT_NOTE, importProblemSentence } from '#wording/policy-builder.ts';
import type { Store } from './client/store.ts';

interface Props {
  readonly store: Store;
}

/** A policy file that the visitor has already: what it does with the tools of the picked servers. */
export function Importer({ store }: Props) {
  const [text, setText] = useState('');
  const [read, setRead] = useState<ReadText>(NOTHING);
  const field = useRef<HTMLTextAreaElement>(null);
  const paste = (pasted: string) => {
    setText(pasted);
    const next = readText(pasted);
    setRead(next);
    if (next.problem !== '') announce(next.problem);
    else if (next.overrides.length > 0) announce(overridesHeadline(next.overrides));
  };
  const { file, problem } = read;
  const { unlisted } = store.state.value;
  const overrides = read.overrides.filter(({ override }) => changesOutcome(override, unlisted));
  const label = file && (targetById(file.format)?.label ?? file.format);
  return (
    <section class="build-import no-print">
      <Heading id="import">Compare with a file that you have</Heading>
      <p id="import-about">
        Paste a <code>settings.json</code> of Claude Code, a <code>config.toml</code> of Codex, a
        policy of Intercept, or one of the PolicyLayer gateway. You see what it does with the tools
        of the servers that you picked, and which of them it misses. In settings of any client you
        see the lines that override a policy. It is read in your browser; nothing is sent.
      </p>
      <label for="build-paste" class="mt-3 block">
        Policy file
      </label>
      <textarea
        ref={field}
        class="field build-paste"
        id="build-paste"
        rows={6}
        spellcheck={false}
        autocomplete="off"
        aria-describedby="import-about build-read"
        aria-invalid={problem !== ''}
        value={text}
        onInput={({ currentTarget }) => paste(currentTarget.value)}
      />
      <p id="build-read">{label ? `This is a file for ${label}.` : problem}</p>
      {overrides.length > 0 && (
        <div class="note mt-3">
          <p>
            <strong>{overridesHeadline(overrides)}</strong>
          </p>
          <FoundOverrides found={overrides} />
        </div>
      )}
      {file && <Compared key={text} store={store} file={file} label={label ?? ''} />}
      {text.trim() !== '' && (
        <p class="mt-2">
          <button
            type="button"
            class="button"
            onClick={() => {
              paste('');
              field.current?.focus();
            }}
          >
            Clear the text
          </button>
        </p>
      )}
    </section>
  );
}

interface ReadText {
  readonly file: ImportedFile | null;
  /** Why the text cannot be read; empty where it can, or where there is none. */
  readonly problem: string;
  /** Lines that let tools run which the policy of this page does not let run. */
  readonly overrides: readonly FoundOverride[];
}

const NOTHING: ReadText = { file: null, problem: '', overrides: [] };

function readText(text: string): ReadText {
  if (text.trim() === '') return NOTHING;
  const read = readPolicyFile(text);
  const overrides = findOverrides(text);
  if (!('problem' in read)) return { file: read, problem: '', overrides };
  const isOnlySettings = overrides.length > 0 && read.problem.kind !== 'broken';
  return { file: null, problem: isOnlySettings ? '' : importProblemSentence(read), overrides };
}

interface ComparedProps extends Props {
  readonly file: ImportedFile;
  readonly label: string;
}

/** What a file does with each picked server, and the button that imports its decisions. */
function Compared({ store, file, label }: ComparedProps) {
  /** Names of servers in the file, where the visitor has changed them, by place in the state. */
  const [names, setNames] = useState<ReadonlyMap<number, string>>(new Map());
  const [imported, setImported] = useState('');
  const state = store.state.value;
  const nameAt = (at: number) => names.get(at) ?? nameInFile(file, state, at);
  const servers = state.servers.map(({ server }, at) => ({
    at,
    label: plainForeignText(store.labelOf(server)),
    name: nameAt(at),
    comparison: compareWithFile(file, nameAt(at), store.published.value.get(server)?.tools ?? []),
  }));
  const sums = servers.map((server) => `${server.label}: ${sumsText(server.comparison)}`);
  const told = [`A file for ${label}`, ...sums].join('. ');
  useEffect(() => announce(told), [told]);
  const take = () => {
    const places = servers.flatMap(({ at, comparison: { allowed, asked, denied } }) =>
      [...allowed, ...asked, ...denied].map(({ tool, rule }) => ({ at, tool: tool.name, rule })),
    );
    const rules = new Map(places.map(({ at, tool, rule }) => [placeKey(at, tool), rule]));
    const next = decideTools(state, places, (now, { at, tool }) => {
      const rule = rules.get(placeKey(at, tool));
      if (!rule) return now;
      const reason = now?.reason === undefined ? {} : { reason: now.reason };
      const { decision, limits, conditions } = rule;
      return { decision, limits: [...limits], conditions: [...conditions], ...reason };
    });
    const words = `${places.length} decisions imported from the file`;
    store.change(next, words);
    setImported(`${words}. Tools that it misses keep the decision that they have here.`);
    announce(words);
  };
  return (
    <div>
      <ul class="small substitutions">
        {file.notes.map((note) => (
          <li key={note}>{IMPORT_NOTE[note]}</li>
        ))}
      </ul>
      {servers.length === 0 && <p>Pick a server above to compare it with this file.</p>}
      {servers.map(({ at, label: of, name, comparison }) => (
        <ServerComparison
          key={at}
          label={of}
          name={file.servers.length === 0 ? null : name}
          comparison={comparison}
          missed={file.missed(name)}
          onName={(next) => setNames(new Map([...names, [at, next]]))}
        />
      ))}
      {servers.length > 0 && (
        <p class="build-buttons mt-3">
          <button type="button" class="button button-main" onClick={take}>
            Import these decisions
          </button>
        </p>
      )}
      {imported !== '' && <p class="small">{imported}</p>}
    </div>
  );
}

const placeKey = (at: number, tool: string): string => `${at} ${tool}`;

/** The name that a file most likely gives to a picked server. */
function nameInFile({ servers }: ImportedFile, state: BuildState, at: number): string {
  const { configName = '', server = '' } = state.servers[at] ?? {};
  const spelled = (name: string) => claudeName(name, '').slice('mcp__'.length, -'__'.length);
  const same = servers.find((name) => name === configName || spelled(name) === spelled(configName));
  const only = state.servers.length === 1 && servers.length === 1 ? servers[0] : undefined;
  return same ?? servers.find((name) => name === server) ?? only ?? configName;
}

interface ServerProps {
  readonly label: string;
  /** What the file calls the server; null where files of this kind name no servers. */
  readonly name: string | null;
  readonly comparison: Comparison;
  /** What happens to tools that the file does not name. */
  readonly missed: Unlisted;
  readonly onName: (name: string) => void;
}

function ServerComparison({ label, name, comparison, missed, onName }: ServerProps) {
  const { allowed, asked, denied } = comparison;
  return (
    <div class="build-comparison">
      <h3>{label}</h3>
      <p>{sumsText(comparison)}</p>
      {name !== null && (
        <label>
          <span class="small">
            Server name in the file<span class="sr-only"> of {label}</span>
          </span>
          <input
            class="field"
            type="text"
            spellcheck={false}
            autocomplete="off"
            value={name}
            onChange={({ currentTarget }) => onName(currentTarget.value.trim())}
          />
        </label>
      )}
      <ToolGroup words="allowed" tools={allowed.map(namedTool)} />
      <ToolGroup words="asked about" tools={asked.map(namedTool)} />
      <ToolGroup words="denied" tools={denied.map(namedTool)} />
      <ToolGroup
        words={`missed: not named in the file, which ${DONE_TO_MISSED[missed]}`}
        tools={comparison.missed.map((tool) => ({ name: tool.name, broad: false }))}
        isOpen
      />
    </div>
  );
}

const DONE_TO_MISSED: Readonly<Record<Unlisted, string>> = {
  allow: 'runs them',
  ask: 'asks about them',
  deny: 'refuses them',
};

interface NamedTool {
  readonly name: string;
  /** True where the file decides about it by a rule for many tools. */
  readonly broad: boolean;
}

const namedTool = ({ tool, rule }: Comparison['allowed'][number]): NamedTool => ({
  name: tool.name,
  broad: rule.broad,
});

interface GroupProps {
  readonly words: string;
  readonly tools: readonly NamedTool[];
  readonly isOpen?: boolean;
}

function ToolGroup({ words, tools, isOpen = false }: GroupProps) {
  if (tools.length === 0) return null;
  return (
    <details open={isOpen}>
      <summary>
        {tools.length.toLocaleString('en')} {words}
      </summary>
      <ul class="build-names">
        {tools.map(({ name, broad }) => (
          <li key={name}>
            <span class="mono">
              <ForeignText text={name} />
            </span>
            {broad && <span class="soft"> (by a rule for many)</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

const sumsText = ({ allowed, asked, denied, missed }: Comparison): string =>
  `${allowed.length} allowed, ${asked.length} asked about, ${denied.length} denied, ${missed.length} missed.`;
