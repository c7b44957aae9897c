import type { ListedTool } from '#domain/browse/listed-tool.ts';
import { routes } from '#routes';
import { CATEGORY_LABEL } from '#wording/risk.ts';
import { Severity } from './Severity.tsx';

interface Props {
  readonly tools: readonly ListedTool[];
  /** Shown beside each name where one list has tools of several servers. */
  readonly withServer?: boolean;
}

/** A line for each tool. The same in pages and in the browser. */
export function ToolList({ tools, withServer = true }: Props) {
  return (
    <ul class="tool-list">
      {tools.map(({ server, serverLabel, slug, name, category, severity, text }) => (
        <li key={`${server}/${slug}`}>
          <Severity severity={severity} />
          <div class="row">
            <a class="name" href={routes.tool(server, slug)}>
              {name}
            </a>{' '}
            <span class="soft small about">
              {CATEGORY_LABEL[category]}
              {withServer && (
                <>
                  ,{' '}
                  <a class="soft" href={routes.server(server)}>
                    {serverLabel}
                  </a>
                </>
              )}
            </span>
            {text !== '' && <p class="text one-line">{text}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
