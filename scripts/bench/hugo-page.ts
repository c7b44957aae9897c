import { DomUtils, ElementType, parseDocument } from 'htmlparser2';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = Extract<Node, { attribs: unknown }>;
type Text = Extract<Node, { type: ElementType.ElementType.Text }>;
const isTag = (node: Node): node is Element => 'attribs' in node;
const isText = (node: Node): node is Text => node.type === ElementType.Text;

/** A page for Hugo: what its templates are given, and the text of the article as Markdown. */
export interface HugoPage {
  readonly title: string;
  readonly description: string;
  readonly server: string;
  readonly serverTitle: string;
  readonly markdown: string;
}

const escaped = (text: string): string => text.replace(/[\\`*_{}[\]<>()#|!~&$]/g, '\\$&');
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const textOf = (node: Node | readonly Node[]): string =>
  DomUtils.textContent(node as Parameters<typeof DomUtils.textContent>[0]);

/** What a reader sees of a node within a line. */
function inline(node: Node): string {
  if (isText(node)) return escaped(node.data.replace(/\s+/g, ' '));
  if (!isTag(node)) return '';
  const { name, attribs } = node;
  if (name === 'a' && attribs.class === 'anchor') return '';
  const inner = node.children.map(inline).join('');
  const text = oneLine(inner);
  if (text === '') return inner;
  if (name === 'a') return `[${text}](<${attribs.href ?? ''}>)`;
  if (name === 'strong') return `**${text}**`;
  if (name === 'code' || /\bmono\b/.test(attribs.class ?? ''))
    return `\`\` ${oneLine(textOf(node))} \`\``;
  // Blocks within a line, such as paragraphs of an entry in a list.
  return /^(p|div|li|dd|dt|ul|ol|td|th)$/.test(name) ? ` ${text} ` : inner;
}

const line = (nodes: readonly Node[]): string => oneLine(nodes.map(inline).join(''));

function children(node: Node): readonly Node[] {
  return isTag(node) ? node.children : [];
}

/** Elements of these names, wherever they are below. */
const below = (node: Node, ...names: string[]) =>
  DomUtils.findAll(({ name }) => names.includes(name), [node]);

function table(node: Node): string {
  const rows = below(node, 'tr').map((row) =>
    row.children.filter(isTag).map((cell) => line([cell])),
  );
  const [head = [], ...rest] = rows;
  const text = [head, head.map(() => '---'), ...rest].map((row) => `| ${row.join(' | ')} |`);
  const caption = below(node, 'caption').map((each) => line([each]));
  return [...caption, text.join('\n')].join('\n\n');
}

/** Markdown of a node and what is below, in blocks. */
function blocks(node: Node): string[] {
  if (isText(node)) return node.data.trim() ? [escaped(oneLine(node.data))] : [];
  if (!isTag(node)) return [];
  const { name, attribs } = node;
  switch (name) {
    case 'h1':
    case 'script':
      return [];
    case 'h2':
    case 'h3':
    case 'h4': {
      const id = attribs.id ? ` {#${attribs.id}}` : '';
      return [`${'#'.repeat(Number(name[1]))} ${line(node.children)}${id}`];
    }
    case 'pre':
      return [`\`\`\`\`json\n${textOf(node).trimEnd()}\n\`\`\`\``];
    case 'table':
      return [table(node)];
    case 'blockquote':
      return [`> ${line(node.children)}`];
    case 'ul':
    case 'ol':
      return [
        node.children
          .filter(isTag)
          .map((entry) => `- ${line([entry])}`)
          .join('\n'),
      ];
    case 'dl':
      return [
        below(node, 'dt')
          .map((term) => {
            const said = term.next && line([term.next]);
            return `- **${line([term])}**: ${said ?? ''}`;
          })
          .join('\n'),
      ];
    case 'p':
    case 'summary':
    case 'figcaption':
    case 'label':
    case 'select':
    case 'button':
      return [line([node])];
    default:
      return children(node).flatMap(blocks);
  }
}

/** Reads a built tool page: its main text, without the frame that all pages share. */
export function hugoPage(html: string): HugoPage {
  const document = parseDocument(html);
  const find = (name: string, test: (attribs: Record<string, string>) => boolean = () => true) =>
    DomUtils.findOne((each) => each.name === name && test(each.attribs), document.children);
  const main = find('main');
  const crumb = DomUtils.findOne(
    ({ name, attribs }) => name === 'a' && /^\/servers\/./.test(attribs.href ?? ''),
    document.children,
  );
  const title = find('title');
  if (!main || !title) throw new Error('This is no built page of a tool.');
  return {
    title: textOf(title),
    description: find('meta', ({ name }) => name === 'description')?.attribs.content ?? '',
    server: crumb?.attribs.href ?? '',
    serverTitle: crumb ? oneLine(textOf(crumb)) : '',
    markdown: `${blocks(main)
      .filter((block) => block !== '')
      .join('\n\n')}\n`,
  };
}
