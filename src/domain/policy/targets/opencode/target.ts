import { defineTarget } from '../../define-target.ts';
import type { Decision, Policy } from '../../policy.ts';
import { printJson } from '../../print/json.ts';
import type { RenderProblem } from '../../target.ts';
import { OPENCODE_MANAGED, OPENCODE_OVERRIDES } from './overrides.ts';
import { opencodeName } from './tool-name.ts';

/** Permissions of opencode itself that a tool's name could spell by chance. */
const OWN_PERMISSIONS = ['doom_loop', 'external_directory'];

/** Why neither version can write a policy. */
export const OPENCODE_NOTES = {
  'own-permission':
    'opencode itself has a permission called {permission}: give the server {server} another name.',
  'shared-prefix':
    'opencode cannot tell the tools of {server} from those of {other}: give one of the servers another name.',
};

/** opencode, version 1: `permission` in its configuration. The last entry that matches decides. */
export const opencode = defineTarget({
  id: 'opencode',
  label: 'opencode',
  name: 'opencode',
  clients: ['opencode'],
  fileName: 'opencode.json',
  language: 'json',
  place:
    '~/.config/opencode/opencode.json for yourself, or opencode.json in a project. This is the form of version 1 (V1); version 2 has its own.',
  can: {
    allow: true,
    ask: true,
    deny: true,
    hide: true,
    limit: false,
    condition: false,
    unlisted: ['allow', 'ask', 'deny'],
    severalServers: true,
  },
  refusedIsHidden: true,
  notes: OPENCODE_NOTES,
  alsoCannot: [
    'The entry for all tools of a server also covers a server whose name begins with that name and _.',
    'Where no entry matches, version 1 runs the tool: the entry for all tools of the server must stay, and come first.',
  ],
  apply: [
    'Open ~/.config/opencode/opencode.json, or make it; if it is new, the text is the whole file.',
    'Copy the entries into “permission” in this order, after entries of yours that match the same tools: the last match decides.',
    'Set OPENCODE_DISABLE_PROJECT_CONFIG=1 in your shell, or a repository’s own opencode.json undoes the file without a question. Start a new session; a wrong decision word stops opencode with an error.',
  ],
  undo: 'Remove the same entries from “permission”.',
  source: {
    title: 'opencode documentation (V1), permissions',
    url: 'https://opencode.ai/v1/docs/permissions/',
    read: '2026-11-30',
  },
  verification: 'own-reading',
  overrides: OPENCODE_OVERRIDES,
  managed: OPENCODE_MANAGED,
  toolNameFor: opencodeName,
  rewritesNames: 'replaces odd characters by _',
  problemIn: opencodeProblem,
  print: (effective) =>
    printJson({
      $schema: 'https://opencode.ai/config.json',
      permission: permissionOf(effective),
    }),
});

/** Names that neither version can tell apart from its own permissions, or from another server's. */
export function opencodeProblem(effective: Policy): RenderProblem | undefined {
  return ownPermission(effective) ?? prefixProblem(effective);
}

function ownPermission({ servers }: Policy): RenderProblem | undefined {
  for (const { as, tools } of servers) {
    const names = Object.keys(tools).map((tool) => opencodeName(as, tool));
    const permission = names.find((name) => OWN_PERMISSIONS.includes(name));
    if (permission !== undefined) {
      return { kind: 'note', note: 'own-permission', values: { permission, server: as } };
    }
  }
  return undefined;
}

/** The entry for all tools of `a` would also cover the tools of `a_b`. */
function prefixProblem({ servers }: Policy): RenderProblem | undefined {
  for (const server of servers) {
    const prefix = opencodeName(server.as, '');
    const other = servers.find(
      (neighbour) => neighbour !== server && opencodeName(neighbour.as, '').startsWith(prefix),
    );
    if (other) {
      return {
        kind: 'note',
        note: 'shared-prefix',
        values: { server: server.as, other: other.as },
      };
    }
  }
  return undefined;
}

const WORD: Record<Decision, string> = { allow: 'allow', ask: 'ask', deny: 'deny', hide: 'deny' };

function permissionOf({ unlisted, servers }: Policy): object {
  const everything = servers.map(({ as }) => [`${opencodeName(as, '')}*`, WORD[unlisted]] as const);
  const listed = servers.flatMap(({ as, tools }) =>
    Object.entries(tools).map(
      ([tool, rule]) => [opencodeName(as, tool), WORD[rule.decision]] as const,
    ),
  );
  return Object.fromEntries([...everything, ...listed]);
}
