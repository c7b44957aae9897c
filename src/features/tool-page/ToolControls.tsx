import type { ServerFacts } from '#rows/server-row.ts';
import type { CatalogueTool } from '#rows/tool-row.ts';
import { ControlList } from '#ui/ControlList.tsx';
import { Heading } from '#ui/Heading.tsx';

interface Props {
  readonly server: ServerFacts;
  readonly tool: CatalogueTool;
}

/** What the server itself offers to limit this tool. */
export function ToolControls({ server, tool }: Props) {
  const controls = server.controls.filter(({ tools }) => !tools || tools.includes(tool.name));
  if (controls.length === 0) return null;
  return (
    <section>
      <Heading id="controls">The server’s own controls</Heading>
      <ControlList controls={controls} sources={server.sources} />
    </section>
  );
}
