import type { ComponentChildren } from 'preact';
import type { FoundOverride } from '#domain/policy/find-overrides.ts';
import { WARNING_SEVERITY } from '#domain/stack/launch/program.ts';
import type { StackReport } from '#domain/stack/report.ts';
import { routes } from '#routes';
import { Heading } from '#ui/Heading.tsx';
import { FoundOverrides } from '#ui/policy-file/FoundOverrides.tsx';
import { Severity } from '#ui/Severity.tsx';
import { WARNING_WORDS } from '#wording/launch-warnings.ts';
import { counted } from '#wording/sentence.ts';
import { fixedSentence, flawState, secretLook, secretPlace } from '#wording/stack.ts';
import { Listed, Name, ToolLink } from './names.tsx';

/** What was found on the entries of a file. A part without anything is left out. */

interface Props {
  readonly report: StackReport;
}

export function Flaws({ report: { flaws } }: Props) {
  if (flaws.length === 0) return null;
  return (
    <section>
      <Heading id="flaws">Known vulnerabilities</Heading>
      <ul class="stack-list">
        {flaws.map(({ match, found }) => {
          const { flaw, state } = found;
          const Tag = state === 'affected' ? 'strong' : 'span';
          return (
            <li key={`${match.entry.index} ${flaw.slug}`}>
              <Severity severity={flaw.severity} />
              <div>
                <p>
                  <a href={routes.attack(flaw.slug)}>{flaw.label}</a> {flaw.name}
                </p>
                <p class="small">
                  Server <Name text={match.entry.configName} />: <Tag>{flawState(found)}.</Tag>{' '}
                  {fixedSentence(flaw)}
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Where secrets are. Their values were never kept. */
export function Secrets({ report: { secrets } }: Props) {
  if (secrets.length === 0) return null;
  const byServer = Map.groupBy(secrets, ({ match }) => match.entry.configName);
  return (
    <section>
      <Heading id="secrets">Secrets in plain text</Heading>
      <p class="small">
        Anyone who can read the file can use them: sync folders, backups, repositories, and every
        tool that reads files. Move them into the client’s own store, a variable or a secret
        manager, and replace those that were shared.
      </p>
      <ul class="stack-list">
        {[...byServer].map(([configName, same]) => (
          <li key={configName}>
            <div>
              <p>
                <Name text={configName} />
              </p>
              <ul class="substitutions small">
                {same.map(({ match, found: { place, key, looks } }) => (
                  <li key={`${match.entry.index} ${place} ${key}`}>
                    <Name text={key} />
                    <span class="soft">
                      , {secretPlace(place)}: {secretLook(looks)}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Lines of the file that let calls run, or refuse them, whatever a policy says. */
export function Overriding({ found }: { readonly found: readonly FoundOverride[] }) {
  if (found.length === 0) return null;
  return (
    <section>
      <Heading id="overrides">Lines that override a policy</Heading>
      <p class="small">
        As long as they are there, a policy does not do what it says. Change them before you apply
        one.
      </p>
      <FoundOverrides found={found} />
    </section>
  );
}

export function LaunchWarnings({ report: { warnings } }: Props) {
  if (warnings.length === 0) return null;
  const byKind = Map.groupBy(warnings, ({ found }) => found.id);
  return (
    <section>
      <Heading id="launchers">How the servers are started</Heading>
      <ul class="stack-list">
        {[...byKind].map(([id, same]) => {
          const { label, meaning, fix } = WARNING_WORDS[id];
          const entries = same.map(
            ({ match, found }): ComponentChildren => (
              <span key={`${match.entry.index} ${found.about}`}>
                <Name text={match.entry.configName} />
                <span class="soft small"> ({found.about})</span>
              </span>
            ),
          );
          return (
            <li key={id}>
              <Severity severity={WARNING_SEVERITY[id]} />
              <div>
                <p>
                  <strong>{label}</strong>: <Listed items={entries} />
                </p>
                <p class="small">
                  {meaning} <span class="soft">{fix}</span>
                </p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

export function Collisions({ report: { collisions } }: Props) {
  if (collisions.length === 0) return null;
  return (
    <section>
      <Heading id="collisions">One name, several servers</Heading>
      <p class="small">
        Where a client does not put the server’s name in front, a call can reach the wrong one, and
        a rule by name alone applies to both. Write rules for server and tool together.
      </p>
      <ul class="stack-list">
        {collisions.map(({ name, tools }) => (
          <li key={name}>
            <div>
              <p>
                <Name text={name} />
              </p>
              <p class="small">
                {counted(tools.length, 'tool')}:{' '}
                <Listed
                  items={tools.map((tool) => (
                    <span key={`${tool.server} ${tool.serverSlug}`}>
                      <ToolLink tool={tool} />
                      <span class="soft small">
                        {' '}
                        of <Name text={tool.server} />
                      </span>
                    </span>
                  ))}
                />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
