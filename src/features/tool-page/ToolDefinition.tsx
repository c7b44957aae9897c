import type { ServerFacts } from '#rows/server-row.ts';
import type { CatalogueTool } from '#rows/tool-row.ts';
import { Heading } from '#ui/Heading.tsx';
import { Quote } from '#ui/Quote.tsx';
import { ToolParameters } from './ToolParameters.tsx';

interface Props {
  readonly tool: CatalogueTool;
  readonly server: ServerFacts;
}

/** The server's own words about the tool, or why they are not here, and its parameters. */
export function ToolDefinition({ tool, server }: Props) {
  const gives = tool.description ? 'description' : 'tools';
  const source = server.sources.find((each) => each.gives.includes(gives)) ?? server.sources[0];
  return (
    <section>
      <Heading id="definition">What the server says</Heading>
      {tool.description !== undefined ? (
        <figure class="mt-3">
          <Quote text={tool.description} cite={source?.url} />
          <figcaption class="soft small mt-1">
            Quoted from the server’s definition, as others wrote it. Source:{' '}
            {source?.url ? (
              <a href={source.url} rel="noopener">
                {source.title}
              </a>
            ) : (
              source?.title
            )}
            {source?.path && (
              <>
                , <span class="mono">{source.path}</span>
              </>
            )}
            .
          </figcaption>
        </figure>
      ) : tool.summary === undefined ? (
        <p class="note">
          The server publishes no description of this tool, or none is known here. The verdict rests
          on what the name{tool.parameters?.length ? ' and the parameters' : ''} can carry, no more.
        </p>
      ) : (
        <p class="soft small mt-2">
          The definition’s own text belongs to its authors and is not printed here; the first
          sentence of this page is our summary of it.
          {source?.url && (
            <>
              {' '}
              Read it at{' '}
              <a href={source.url} rel="noopener">
                {source.title}
              </a>
              .
            </>
          )}
        </p>
      )}
      <ToolParameters tool={tool} />
    </section>
  );
}
