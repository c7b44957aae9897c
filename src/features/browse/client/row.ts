import type { ToolFacts } from '#domain/browse/tool-facts.ts';
import { slugify } from '#domain/slug.ts';
import { routes } from '#routes';
import { element } from '#ui/client/element.ts';

interface Words {
  readonly category: (value: string) => string;
  readonly severity: (value: string) => Node;
}

/** The same row as in src/ui/ToolList.astro. */
export function rowElement(facts: ToolFacts, tool: number, line: string, words: Words) {
  const [server = '', label = ''] = facts.servers[facts.server[tool] ?? -1] ?? [];
  const name = facts.names[tool] ?? '';
  const link = element('a', 'name', name);
  link.href = routes.tool(server, facts.slugs[tool] || slugify(name));
  const home = element('a', 'soft', label);
  home.href = routes.server(server);
  const category = facts.categories[Number(facts.category.charAt(tool))] ?? '';
  const about = element('span', 'soft small about', words.category(category), ', ', home);
  const text = line === '' ? [] : [element('p', 'text one-line', line)];
  const severity = facts.severities[Number(facts.severity.charAt(tool))] ?? '';
  return element(
    'li',
    '',
    words.severity(severity),
    element('div', 'row', link, ' ', about, ...text),
  );
}
