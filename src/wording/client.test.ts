import { expect, test } from 'vitest';
import { CLIENTS_WITHOUT_FILE } from '#domain/policy/clients-without-file.ts';
import { clientAbilities, noFileSentence } from './client.ts';

test('a client that reads none of the files', () => {
  expect(noFileSentence(['Windsurf'])).toBe(
    'Windsurf reads none of the files below; you can switch single tools off in its settings, and a hook of your own can refuse calls. A gateway or proxy between the client and its servers can apply the policy: choose its format.',
  );
});

test('one of several clients that could have written a config', () => {
  expect(noFileSentence(['Claude Desktop', 'Claude Code', 'Cursor'])).toContain(
    'If your client is Claude Desktop, it reads none of the files below; it asks before each call',
  );
  expect(noFileSentence(['Cline', 'Roo Code', 'Kiro'])).toContain(
    'If your client is Cline or Roo Code, it reads none of the files below. In Cline, one switch',
  );
});

test('nothing where the client has a format', () => {
  expect(noFileSentence(['Zed'])).toBeUndefined();
  expect(noFileSentence([])).toBeUndefined();
});

test('the abilities are clauses', () => {
  for (const client of CLIENTS_WITHOUT_FILE) {
    expect(clientAbilities(client)).toMatch(/^[a-z].*[^.]$/);
  }
});
