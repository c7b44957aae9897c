import { defineTarget } from '../define-target.ts';
import { printJson } from '../print/json.ts';

/** `toolward-guard`: the policy itself as JSON, for the program that follows the session. */
export const guard = defineTarget({
  can: {
    allow: true,
    ask: true,
    deny: true,
    hide: true,
    limit: true,
    condition: true,
    session: true,
    unlisted: ['allow', 'ask', 'deny'],
    severalServers: true,
  },
  id: 'guard',
  label: 'Toolward guard',
  name: 'toolward-guard',
  fileName: 'toolward-policy.json',
  language: 'json',
  place: 'Beside toolward-guard.mjs.',
  apply: [
    'Save the text beside toolward-guard.mjs.',
    'Start the guard with it, as a hook of your client or as a wrapper of a server.',
    'Make a call that the policy refuses: it is refused, and the reason names the policy.',
  ],
  undo: 'Remove the hook or the wrapper, then the file.',
  source: {
    title: 'JSON Schema of the policy',
    url: 'https://json-schema.org/draft/2020-12',
    read: '2026-11-30',
  },
  verification: 'own-schema',
  toolNameFor: (_, tool) => tool,
  print: (effective) => printJson(effective),
});
