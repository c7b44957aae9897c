import { beforeAll, expect, test } from 'vitest';
import { ContentError } from '../problem.ts';
import { type AttackContent, readAttacks } from './attack-content.ts';
import { checkAttacks } from './check-attacks.ts';
import { readingOf } from './content-folder.ts';

const TODAY = '2026-11-21';
let attacks: AttackContent;

beforeAll(() => {
  const reading = readingOf('content');
  const read = readAttacks(reading);
  if (!read) throw new ContentError(reading.problems);
  attacks = read;
});

type Folder = 'patterns' | 'cases' | 'vulnerabilities';

/** The project's own content with one entry changed. */
function changed(folder: Folder, id: string, change: object): AttackContent {
  const entries = attacks[folder].map((entry) =>
    entry.id === id ? { ...entry, value: { ...entry.value, ...change } } : entry,
  );
  return { ...attacks, [folder]: entries };
}

const messages = (content: AttackContent, today = TODAY) =>
  checkAttacks(content, today).map(({ file, path, message, found }) => ({
    ...{ file: file.replace(/^.*\//, ''), path },
    ...{ message, found },
  }));

test('the content has 80 patterns, 85 cases, 145 vulnerabilities and no mistake', () => {
  expect(messages(attacks)).toEqual([]);
  const counts = [attacks.patterns, attacks.cases, attacks.vulnerabilities].map((a) => a.length);
  expect(counts).toEqual([80, 85, 145]);
});

test('a reference that leads nowhere names the nearest pattern', () => {
  const content = changed('cases', 'postmark-mcp', {
    patterns: ['malicious-packages', 'rug-pull', 'typosquat-impersonation'],
  });
  expect(messages(content)).toContainEqual({
    file: 'postmark-mcp.yaml',
    path: 'patterns[0]',
    message: 'There is no such pattern; did you mean “malicious-package”?',
    found: 'malicious-packages',
  });
});

test('an unknown id of a framework is found, with its version', () => {
  const mappings = { 'owasp-mcp': { ids: ['MCP05', 'MCP11'], basis: 'ours' } };
  const found = messages(changed('vulnerabilities', 'cve-2025-6514', { mappings }));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ path: 'mappings.owasp-mcp.ids[1]', found: 'MCP11' });
  expect(found[0]?.message).toContain('OWASP MCP Top 10 (beta');
});

test('an id that differs from the table, and one given twice, are found', () => {
  const wrong = messages(changed('cases', 'postmark-mcp', { id: 'ATK-C-0001' }));
  expect(wrong.map(({ message }) => message)).toContain(
    'The table ids.yaml gives this entry the id ATK-C-0040.',
  );
  const ids = { ...attacks.ids, cases: { ...attacks.ids.cases, 'postmark-mcp': 'ATK-C-0001' } };
  expect(messages({ ...attacks, ids }).map(({ message }) => message)).toContainEqual(
    expect.stringContaining('an id is never reused'),
  );
});

test('a CVE number belongs to one entry', () => {
  const found = messages(changed('cases', 'postmark-mcp', { cve: ['CVE-2025-6514'] }));
  expect(found).toContainEqual(
    expect.objectContaining({ message: 'This number belongs to cve-2025-6514 already.' }),
  );
});

test('a date to come is found', () => {
  expect(messages(attacks, '2025-09-24').map(({ file }) => file)).toContain('postmark-mcp.yaml');
});

test('evidence and instances agree', () => {
  const seen = messages(changed('patterns', 'shadow-mcp', { evidence: 'in-the-wild' }));
  expect(seen.map(({ path }) => path)).toEqual(['evidence']);
  const unseen = messages(changed('patterns', 'rug-pull', { evidence: 'described' }));
  expect(unseen.map(({ path }) => path)).toEqual(['evidence']);
});

test('a rule that does not do what is claimed is found', () => {
  const tests = {
    rules: { send_email: { decision: 'allow', limits: [], conditions: [] } },
    deny: [{ tool: 'send_email', arguments: {}, after: 0 }],
    ...{ ask: [], allow: [{ tool: 'send_email', arguments: {}, after: 0 }] },
  };
  const found = messages(changed('patterns', 'cross-tool-email-exfiltration', { tests }));
  expect(found).toHaveLength(1);
  expect(found[0]?.found).toContain('is allowed');
});
