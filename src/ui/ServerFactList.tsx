import type { ComponentChildren } from 'preact';
import { lastRead } from '#domain/provenance.ts';
import type { ServerFacts } from '#rows/server-row.ts';
import { EVIDENCE_LABEL } from '#wording/provenance.ts';
import { ForeignText } from './ForeignText.tsx';

interface Props {
  readonly server: ServerFacts;
  /** Further facts, after all others. */
  readonly children?: ComponentChildren;
}

/** What is known of a server, beside its page and those of its tools. */
export function ServerFactList({ server, children }: Props) {
  const { repository, sources, known } = server;
  return (
    <dl class="facts mt-2">
      {server.vendor && (
        <Fact term="Vendor">
          <ForeignText text={server.vendor} />
        </Fact>
      )}
      {server.packages.map(({ registry, name, version, subcommand = [] }) => (
        <Fact key={`${registry} ${name}`} term={`Package (${registry})`} class="mono break-all">
          <ForeignText text={[name, ...subcommand].join(' ')} />
          {version && (
            <>
              {' '}
              <ForeignText text={version} />
            </>
          )}
        </Fact>
      ))}
      {server.remotes && (
        <Fact term="Hosted at" class="mono break-all">
          {server.remotes.map(({ url }) => (
            <div key={url}>{url.replace('https://', '')}</div>
          ))}
        </Fact>
      )}
      {server.commands && (
        <Fact term="Command" class="mono break-all">
          {server.commands.map((words) => (
            <div key={words.join(' ')}>{words.join(' ')}</div>
          ))}
        </Fact>
      )}
      {repository && (
        <Fact term="Repository" class="break-all">
          <a href={repository.url} rel="noopener">
            <ForeignText text={repository.url.replace(/^https?:\/\//, '')} />
          </a>
          {repository.folder && (
            <>
              ,{' '}
              <span class="mono">
                <ForeignText text={repository.folder} />
              </span>
            </>
          )}
          {repository.commit && (
            <>
              , at <span class="mono">{repository.commit.slice(0, 7)}</span>
            </>
          )}
        </Fact>
      )}
      {server.licence && (
        <Fact term="Licence">
          <ForeignText text={server.licence} />
        </Fact>
      )}
      {server.transport && <Fact term="Transport">{server.transport}</Fact>}
      <Fact term="Evidence">{EVIDENCE_LABEL[server.quality]}</Fact>
      {known && (
        <Fact term="Known tools">
          {known.tools} of {known.of}
        </Fact>
      )}
      <Fact term="Last read">{lastRead(sources) ?? 'not recorded'}</Fact>
      {children}
    </dl>
  );
}

interface FactProps {
  readonly term: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** One line of a list of facts. */
export function Fact({ term, children, class: name }: FactProps) {
  return (
    <div>
      <dt>{term}</dt>
      <dd class={name}>{children}</dd>
    </div>
  );
}
