import { useEffect, useMemo, useState } from 'preact/hooks';
import { encodeState } from '#domain/policy-builder/address.ts';
import { startSavings } from '#domain/policy-builder/start-savings.ts';
import type { BuildState } from '#domain/policy-builder/state.ts';
import { plainForeignText } from '#domain/upstream-text.ts';
import { routes } from '#routes';
import { announce } from '#ui/client/announce.ts';
import { Heading } from '#ui/Heading.tsx';
import { AboutFormat } from '#ui/policy-file/AboutFormat.tsx';
import { CountsOverridden } from '#ui/policy-file/CountsOverridden.tsx';
import { FileCounts } from '#ui/policy-file/FileCounts.tsx';
import { chooseFormat, chosenTarget, FormatSelect } from '#ui/policy-file/FormatChoice.tsx';
import { FormatLimits, PolicyFiles } from '#ui/policy-file/PolicyFiles.tsx';
import { PresetCounts } from '#ui/policy-file/PresetCounts.tsx';
import { noFileSentence } from '#wording/client.ts';
import { countedFormat } from '#wording/override.ts';
import type { CheckedSentences } from '#wording/proof.ts';
import { counted } from '#wording/sentence.ts';
import { savingSentence } from '#wording/start.ts';
import type { PresetFiles, StackState } from './client/stack-state.ts';

interface Props {
  readonly state: StackState;
  readonly chosen: PresetFiles;
  readonly checked: CheckedSentences;
}

/** One policy for all recognised servers, in the reader's format. */
export function StackPolicy({ state, chosen, checked }: Props) {
  const target = chosenTarget.value;
  const address = useBuilderAddress(chosen.state);
  const { rendered, effects } = chosen;
  const format = countedFormat(target, state.overrides.value);
  const message = state.message.value;
  const origin = message?.kind === 'read' ? message.origin : undefined;
  const noFile = origin?.kind === 'clients' ? noFileSentence(origin.names) : undefined;
  return (
    <section>
      <Heading id="policy">One policy for all of them</Heading>
      {noFile && <p class="note mb-4">{noFile}</p>}
      <div class="stack-policy-choices">
        <fieldset class="stack-presets">
          <legend class="small soft">Preset</legend>
          <div class="stack-segments">
            {state.presets.map(({ id, label }) => (
              <label key={id}>
                <input
                  type="radio"
                  name="stack-preset"
                  value={id}
                  checked={id === chosen.preset.id}
                  onChange={() => {
                    state.presetId.value = id;
                    announce(`Preset ${label}`);
                  }}
                />
                <span>{label}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div class="stack-format">
          <label class="small soft" for="stack-format">
            Format
          </label>
          <FormatSelect id="stack-format" />
        </div>
        <a
          class="button button-main no-print"
          href={address}
          onClick={() => chooseFormat(target.id)}
        >
          Open in the builder
        </a>
      </div>
      <CountsOverridden target={target} found={state.overrides.value} />
      <div class="stack-counts">
        <PresetCounts format={format} presets={state.files.value} />
      </div>
      <p class="mt-3">{policyWords(chosen)}</p>
      <FileCounts counts={effects.counts} format={format} />
      <Savings state={state} chosen={chosen} />
      <div>
        <PolicyFiles target={target} rendered={rendered} id="stack-file" />
      </div>
      <FormatLimits target={target} rendered={rendered} />
      <AboutFormat target={target} checked={checked[target.id]} />
    </section>
  );
}

/** What starting a server otherwise would save; nothing where it saves no question. */
function Savings({ state, chosen }: Pick<Props, 'state' | 'chosen'>) {
  const target = chosenTarget.value;
  const entries = state.shown.value?.report.counted;
  const found = useMemo(() => {
    const published = new Map(entries?.map(({ whole }) => [whole.slug, whole]));
    return chosen.state.servers.flatMap((server, at) => {
      const { preset, state: policy } = chosen;
      const [best] = startSavings(policy, at, published, [preset], preset, target);
      return best ? [{ as: server.configName, best }] : [];
    });
  }, [chosen, entries, target]);
  if (found.length === 0) return null;
  return (
    <ul class="small my-2">
      {found.map(({ as, best }) => (
        <li key={`${as} ${best.start.id}`}>{savingSentence(best, plainForeignText(as))}</li>
      ))}
    </ul>
  );
}

/** The address at which the builder opens this state; of the empty builder until it is worked out. */
function useBuilderAddress(state: BuildState): string {
  const [address, setAddress] = useState<{ of: BuildState; href: string }>();
  useEffect(() => {
    let isWanted = true;
    void encodeState(state).then((fragment) => {
      if (isWanted) setAddress({ of: state, href: routes.build(fragment) });
    });
    return () => {
      isWanted = false;
    };
  }, [state]);
  return address?.of === state ? address.href : routes.build();
}

/** "214 tools on 5 servers. The servers keep the names from your config." */
function policyWords({ effects, state }: PresetFiles): string {
  const sums = `${counted(effects.counts.all, 'tool')} on ${counted(effects.servers.length, 'server')}.`;
  const names = new Set(state.servers.map(({ configName }) => configName));
  return names.size === state.servers.length
    ? `${sums} The servers keep the names from your config.`
    : `${sums} Several servers share one name in your config, as behind a gateway or in several projects. The policy numbers them; set their names in the builder.`;
}
