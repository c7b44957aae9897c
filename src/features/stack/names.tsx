import { type ComponentChildren, Fragment } from 'preact';
import type { CallableTool } from '#domain/stack/callable.ts';
import { routes } from '#routes';
import { ForeignText } from '#ui/ForeignText.tsx';
import { Fold } from './Fold.tsx';

/** A name that somebody else gave. */
export function Name({ text }: { readonly text: string }) {
  return (
    <span class="mono">
      <ForeignText text={text} />
    </span>
  );
}

/** Things with commas between them. */
export function Listed({ items }: { readonly items: readonly ComponentChildren[] }) {
  return (
    <>
      {items.map((item, index) => (
        <Fragment key={index}>
          {index > 0 && ', '}
          {item}
        </Fragment>
      ))}
    </>
  );
}

/** The name of a tool, which leads to its page, or to its row where only names are known. */
export function ToolLink({ tool, class: className = 'mono' }: ToolLinkProps) {
  const to = tool.outlined ? routes.outlinedTool : routes.tool;
  return (
    <a class={className} href={to(tool.serverSlug, tool.tool.slug)}>
      <ForeignText text={tool.name} />
    </a>
  );
}

interface ToolLinkProps {
  readonly tool: CallableTool;
  readonly class?: string;
}

const SHOWN = 5;

/** Links to tools, by the server that they belong to; many of them behind a fold. */
export function FoldedTools({ tools }: { readonly tools: readonly CallableTool[] }) {
  const rest = tools.slice(SHOWN);
  return (
    <div>
      <ToolsByServer tools={tools.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <Fold summary={`and ${rest.length.toLocaleString('en')} more`}>
          {() => <ToolsByServer tools={rest} />}
        </Fold>
      )}
    </div>
  );
}

function ToolsByServer({ tools }: { readonly tools: readonly CallableTool[] }) {
  return [...Map.groupBy(tools, ({ server }) => server)].map(([server, same]) => (
    <p key={server}>
      <span class="soft">
        <Name text={server} />:{' '}
      </span>
      <Listed items={same.map((tool) => <ToolLink key={tool.name} tool={tool} />)} />
    </p>
  ));
}
