import type { ContentServer, Server } from '#domain/server.ts';

/** The catalogue's form of one of our own files; the slug is the file's name. */
export function serverFromContent(slug: string, content: ContentServer): Server {
  const { tools, controls, ...rest } = content;
  return {
    ...rest,
    slug,
    origin: 'ours',
    label: content.title,
    controls: controls ?? [],
    tools: tools.map((tool) => ({
      name: tool.name,
      summary: tool.summary,
      parameters: tool.parameters ?? null,
      hints: tool.hints ?? {},
    })),
  };
}
