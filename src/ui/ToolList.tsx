import type { ListedTool } from '#domain/browse/listed-tool.ts';
import { routes } from '#routes';
import { CATEGORY_LABEL } from '#wording/risk.ts';
import { Severity } from './Severity.tsx';

interface Props {
  readonly tools: readonly ListedTool[];
  /** Shown beside each name where one list has tools of several servers. */
  readonly withServer?: boolean;
}

/** A line for each tool, styled by its place in the list. The same in pages and in the browser. */
export function ToolList({ tools, withServer = true }: Props) {
  return (
    <ul class="tool-list tools">
      {tools.map(({ server, serverLabel, slug, name, category, severity, text }) => (
        <li key={`${server}/${slug}`}>
          <Severity severity={severity} />
          <div>
            <a href={routes.tool(server, slug)}>{name}</a>{' '}
            <span>
              {CATEGORY_LABEL[category]}
              {withServer && (
                <>
                  , <a href={routes.server(server)}>{serverLabel}</a>
                </>
              )}
            </span>
            {text !== '' && <p>{text}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
