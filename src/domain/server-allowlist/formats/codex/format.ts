import { tomlKey, tomlString } from '../../../policy/print/toml.ts';
import { defineAllowlistFormat } from '../../define-format.ts';
import type { AllowlistStatement, ListedServer } from '../../format.ts';
import { type Template, textOfTemplate } from '../../template.ts';

/** Codex: requirements that its configuration has to meet. Names, commands and arguments are compared. */
export const codex = defineAllowlistFormat({
  id: 'codex',
  label: 'Codex',
  name: 'Codex',
  target: 'codex',
  fileName: 'requirements.toml',
  language: 'toml',
  comparesNames: true,
  does: [
    'A server starts if its name is listed and its command with all arguments, or its address, fits the entry.',
    'Every other server is switched off, also one that “-c” on the command line adds; “codex mcp list” names the file as the reason.',
    'The short form with only “command” would compare the program and no argument, so that “npx” could start any package. This file compares every argument.',
  ],
  places: [['Linux and macOS', '/etc/codex/requirements.toml']],
  apply: [
    'Put the tables into the requirements file.',
    'Run “codex mcp list”: every server that is not listed has to be disabled by requirements.',
    'Use Codex 0.171.0 or a later version: it is the one in which this form was tried.',
  ],
  gaps: [],
  sources: [
    {
      title: 'openai/codex, mcp_requirements.rs',
      url: 'https://github.com/openai/codex/blob/main/codex-rs/config/src/mcp_requirements.rs',
      read: '2026-11-30',
    },
  ],
  verification: 'source',
  leavesOut({ identity }) {
    const [program] = identity.kind === 'command' ? identity.command : [];
    return program && textOfTemplate(program) === undefined ? 'secret-in-text' : undefined;
  },
  statementsOn({ name, identity }): AllowlistStatement[] {
    const where = identity.kind === 'command' ? 'argument' : 'address';
    const parts = identity.kind === 'command' ? identity.command : [identity.url];
    return parts.some((part) => part.length > 1)
      ? [{ kind: 'any-value', server: name, where }]
      : [];
  },
  print: (servers) => `${oncePerName(servers).map(tableOf).join('\n\n')}\n`,
});

/** A table may occur once; the list holds several servers of a name only where they are the same. */
const oncePerName = (servers: readonly ListedServer[]): ListedServer[] => [
  ...new Map(servers.map((server) => [server.name, server])).values(),
];

function tableOf({ name, identity }: ListedServer): string {
  const table = `mcp_servers.${tomlKey(name)}.identity`;
  if (identity.kind === 'address') return `[${table}]\nurl = ${matcher(identity.url)}`;
  const [program, ...args] = identity.command;
  const lines = args.map((part) => `  ${matcher(part)},\n`).join('');
  const list = args.length === 0 ? '[]' : `[\n${lines}]`;
  return `[${table}.command]\nexecutable = ${tomlString(textOfTemplate(program) ?? '')}\nargs = ${list}`;
}

/** What a text has to be: itself, or its pieces with anything between them. */
function matcher(part: Template): string {
  const [first, second, ...more] = part;
  if (second === undefined) return `{ match = "exact", value = ${tomlString(first)} }`;
  if (second === '' && more.length === 0)
    return `{ match = "prefix", value = ${tomlString(first)} }`;
  const expression = part.map(escaped).join('(?s:.*)');
  return `{ match = "regex", expression = ${tomlString(expression)} }`;
}

const escaped = (text: string): string => text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
