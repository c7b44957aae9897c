import { plainForeignText } from '#domain/upstream-text.ts';
import { routes } from '#routes';
import { toolVersionText } from '#wording/history.ts';
import type { ToolView } from './queries/tool-view.ts';

interface Props {
  readonly view: ToolView;
}

/** The versions that brought or changed the tool; nothing where none is known. */
export function ToolHistory({ view: { server, history } }: Props) {
  if (history.length === 0) return null;
  return (
    <section>
      <h3 id="changes">Changes</h3>
      <ul class="substitutions">
        {history.map((each) => (
          <li key={each.version.version}>{plainForeignText(toolVersionText(each))}</li>
        ))}
      </ul>
      <p class="mt-2 small">
        <a href={routes.changesOf(server.slug)}>All changes of {server.label}</a>
      </p>
    </section>
  );
}
