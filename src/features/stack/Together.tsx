import type { StackReport } from '#domain/stack/report.ts';
import { effectOnSet, isDangerous, smallestBreak, type Together } from '#domain/stack/together.ts';
import { routes } from '#routes';
import { ForeignText } from '#ui/ForeignText.tsx';
import { Heading } from '#ui/Heading.tsx';
import { chosenTarget } from '#ui/policy-file/FormatChoice.tsx';
import { legLabel } from '#wording/risk.ts';
import { counted } from '#wording/sentence.ts';
import { deniedTools, setEffectSentence } from '#wording/together.ts';
import type { PresetFiles } from './client/stack-state.ts';
import { FoldedTools, Listed, Name } from './names.tsx';

interface Props {
  readonly report: StackReport;
  readonly chosen: PresetFiles | undefined;
  /** Of each preset. */
  readonly files: readonly PresetFiles[];
}

/** What the tools can do together, and the smallest change that ends it. */
export function TogetherSection({ report, chosen, files }: Props) {
  const { together } = report;
  if (together.length === 0) return null;
  const dangerous = together
    .filter(isDangerous)
    .sort((a, b) => Number(a.legs.length === 0) - Number(b.legs.length === 0));
  const harmless = together.filter((set) => set.state === 'complete' && !isDangerous(set));
  const open = together.filter(({ state }) => state === 'open');
  return (
    <section>
      <Heading id="together">What the servers can do together</Heading>
      {!dangerous.some(({ legs }) => legs.length > 0) && (
        <p>The known tools complete none of the dangerous combinations in the database.</p>
      )}
      {dangerous.map((set) => (
        <Combination
          key={set.combination.id}
          set={set}
          report={report}
          chosen={chosen}
          files={files}
        />
      ))}
      {harmless.length > 0 && <NotCounted sets={harmless} />}
      {open.length > 0 && <OpenCombinations open={open} />}
    </section>
  );
}

interface CombinationProps extends Props {
  readonly set: Together;
}

function Combination({ set, report, chosen, files }: CombinationProps) {
  const { combination, legs } = set;
  return (
    <article class={`stack-together${legs.length > 0 ? '' : ' stack-session'}`}>
      <h3>{combination.name}</h3>
      <p>{combination.opens}</p>
      {legs.length > 0 && (
        <dl class="stack-legs">
          {legs.flatMap(({ leg, tools }) => [
            <dt key={`${leg} title`}>
              {legLabel(leg)} <span class="soft">({tools.length})</span>
            </dt>,
            <dd key={`${leg} tools`}>
              <FoldedTools tools={tools} />
            </dd>,
          ])}
        </dl>
      )}
      <SmallestChange set={set} report={report} />
      {chosen && legs.length > 0 && (
        <p class="stack-effect">
          {setEffectSentence(
            effectOnSet(set, chosen.effects),
            chosenTarget.value.label,
            files
              .filter(({ effects }) => effectOnSet(set, effects).effect === 'refused')
              .map(({ preset }) => preset.label),
          )}
        </p>
      )}
      <p class="small">
        <strong>In general: </strong>
        {combination.rule} <span class="soft">Not covered: {combination.uncovered}</span>
      </p>
      <p class="small">
        Documented attacks:{' '}
        <Listed
          items={combination.patterns.map(({ slug, name }) => (
            <a key={slug} href={routes.attack(slug)}>
              {name}
            </a>
          ))}
        />
        .
      </p>
    </article>
  );
}

/** Combinations that need no tool but an unknown server, which this stack does not have. */
function NotCounted({ sets }: { readonly sets: readonly Together[] }) {
  return (
    <details class="stack-open mt-4">
      <summary>
        Not counted, as every server is known: {counted(sets.length, 'combination')}
      </summary>
      <ul class="substitutions small mt-2">
        {sets.map(({ combination }) => (
          <li key={combination.id}>
            <strong>{combination.name}.</strong> {combination.opens} {combination.rule}
          </li>
        ))}
      </ul>
    </details>
  );
}

const NAMED = 3;

function SmallestChange({ set, report }: { readonly set: Together; readonly report: StackReport }) {
  const { deny, disconnect } = smallestBreak(set, report.tools);
  if (!deny && !disconnect) return <SessionChange report={report} />;
  return (
    <p class="stack-break">
      <strong>Smallest change: </strong>
      {deny && (
        <>
          deny <ForeignText text={deniedTools(deny)} />
          {deny.tools.length <= NAMED && (
            <>
              : <Names names={deny.tools.map(({ name }) => name)} />
            </>
          )}
        </>
      )}
      {deny && disconnect && ', or '}
      {disconnect && (
        <>
          disconnect <Name text={disconnect.server} /> ({counted(disconnect.tools, 'tool')})
        </>
      )}
      .
    </p>
  );
}

/** For a combination that needs no tool, only company. */
function SessionChange({ report: { unknown } }: { readonly report: StackReport }) {
  const names = [...new Set(unknown.map(({ entry }) => entry.configName))];
  return (
    <p class="stack-break">
      <strong>Smallest change: </strong>
      {names.length === 0 ? (
        'write rules for server and tool together, as the policy below does'
      ) : (
        <>
          give <Names names={names} /> a session without the others
        </>
      )}
      .
    </p>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  return <Listed items={names.map((name) => <Name key={name} text={name} />)} />;
}

/** Combinations of which a part is missing that an unknown server, or one more tool, could bring. */
function OpenCombinations({ open }: { readonly open: readonly Together[] }) {
  const unknown = open[0]?.unknown ?? 0;
  const these = open.length === 1 ? 'this' : 'these';
  const why =
    unknown > 0
      ? `${counted(unknown, 'server is', 'servers are')} unknown and could complete ${these}`
      : `One more tool would complete ${these}`;
  return (
    <details class="stack-open mt-2">
      <summary>
        {why}: {counted(open.length, 'combination')}
      </summary>
      <ul class="substitutions small mt-2">
        {open.map(({ combination, legs }) => {
          const missing = legs.filter(({ tools }) => tools.length === 0);
          return (
            <li key={combination.id}>
              <strong>{combination.name}</strong>
              <span class="soft">
                , missing: {missing.map(({ leg }) => legLabel(leg)).join('; ')}
              </span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
