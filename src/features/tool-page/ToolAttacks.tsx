import { readPackage } from '#domain/identity.ts';
import { routes } from '#routes';
import { Heading } from '#ui/Heading.tsx';
import { joined } from '#ui/joined.tsx';
import { Severity } from '#ui/Severity.tsx';
import { RELEVANCE_LABEL, relevanceSentence } from '#wording/relevance.ts';
import { STOPPING_LABEL, stoppingSentence } from '#wording/stopping.ts';
import type { ToolView } from './queries/tool-view.ts';

interface Props {
  readonly view: Pick<ToolView, 'attacks' | 'vulnerabilities' | 'server'>;
}

/** The attacks that concern the tool, and whether the rule stops each. */
export function ToolAttacks({ view: { attacks, vulnerabilities, server } }: Props) {
  const shown = attacks.filter(({ shortlisted }) => shortlisted);
  const more = attacks.filter(({ shortlisted }) => !shortlisted);
  const { length } = vulnerabilities;
  return (
    <section>
      <Heading id="attacks">Attacks that apply</Heading>
      {shown.length === 0 ? (
        <p>
          We know of no documented attack on this tool. That is not a promise:{' '}
          <a href={routes.attacks()}>the database</a> holds what has been documented.
        </p>
      ) : (
        <>
          <p class="soft small mb-1">
            Whether the recommended rule stops each one, and why it applies.
          </p>
          <ul class="tool-list">
            {shown.map(({ pattern, relevance, stopping }) => (
              <li key={pattern.slug} id={`attack-${pattern.slug}`}>
                <Severity severity={pattern.severity} />
                <div>
                  <a href={routes.attack(pattern.slug)}>{pattern.name}</a>{' '}
                  <span class="soft small">{RELEVANCE_LABEL[relevance.verdict]}</span>
                  <p class="text">
                    {relevanceSentence(pattern, relevance)}{' '}
                    <strong>{STOPPING_LABEL[stopping.effect]}.</strong>{' '}
                    {stoppingSentence(pattern, stopping)}
                  </p>
                </div>
              </li>
            ))}
          </ul>
          {more.length > 0 && (
            <details class="mt-2">
              <summary>All {attacks.length} attacks that may concern it</summary>
              <ul class="substitutions small">
                {more.map(({ pattern, stopping }) => (
                  <li key={pattern.slug}>
                    <a href={routes.attack(pattern.slug)}>{pattern.name}</a>:{' '}
                    {STOPPING_LABEL[stopping.effect].toLowerCase()}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
      {length > 0 && (
        <p class="note mt-3">
          <strong>
            Version {readPackage(server)?.version} of this server has{' '}
            {length === 1 ? 'a known vulnerability' : `${length} known vulnerabilities`}:
          </strong>{' '}
          {joined(
            vulnerabilities.map(({ vulnerability: { slug, name } }) => (
              <a key={slug} href={routes.attack(slug)}>
                {name}
              </a>
            )),
            '; ',
          )}
          .
        </p>
      )}
    </section>
  );
}
