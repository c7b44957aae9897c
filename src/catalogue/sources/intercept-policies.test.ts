import { expect, test } from 'vitest';
import { interceptDraft } from './intercept-policies.ts';

const text = `#  ────
#  Policy: Lamp MCP Server
#  Server: acme/lamp
#  Homepage: https://github.com/acme/lamp
#  Tools: 3
#  Generated: 2026-03-04T16:57:07Z
version: "1"
tools: {}
`;

test('names only, with what the header says; a part is known where it counts more', () => {
  const value = { tools: { '*': { rules: [] }, switch_lamp: { rules: [] }, read_lamp: null } };
  expect(interceptDraft('lamp', text, value)).toMatchObject({
    slug: 'lamp',
    name: 'acme/lamp',
    title: 'Lamp MCP Server',
    repository: 'https://github.com/acme/lamp',
    quality: 'names-only',
    known: { tools: 2, of: 3 },
    source: { seen: '2026-03-04', path: 'policies/lamp.yaml' },
    tools: [{ name: 'switch_lamp' }, { name: 'read_lamp' }],
  });
});

test('a header after the document begins says nothing', () => {
  const draft = interceptDraft('lamp', `version: "1"\n${text}`, { tools: { a: null } });
  expect([draft.title, draft.known]).toEqual(['lamp', undefined]);
});
