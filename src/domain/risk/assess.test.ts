import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishedAssessment } from '#wording/published-assessment.ts';
import { readRiskRules } from '../../../scripts/read-content.ts';
import type { Tool } from '../tool.ts';
import { assess } from './assess.ts';
import { compileRules } from './compile.ts';
import { publishedAssessmentSchema } from './published-assessment.ts';

const rules = readRiskRules('content');
const tool = (name: string, more: Partial<Tool> = {}): Tool => ({
  name,
  parameters: null,
  hints: {},
  ...more,
});
const verdict = (name: string, more: Partial<Tool> = {}, server = 'Example') =>
  assess({ server: { title: server }, tool: tool(name, more) }, rules);
const named = (...names: string[]) => names.map((name) => ({ name, required: false }));

describe('categories', () => {
  test.each([
    ['get_contact', 'read'],
    ['createFolder', 'write'],
    ['droplet-delete', 'destructive'],
    ['execute_command', 'execute'],
    ['transferNFT', 'financial'],
    ['list_calendars', 'read'],
    ['reorder_items', 'write'],
    ['dropbox_get_file_info', 'read'],
    ['get_remove_liquidity_quote', 'read'],
    ['order_status', 'read'],
    ['get_or_create_user', 'write'],
  ])('%s is %s', (name, category) => {
    expect(verdict(name).category).toBe(category);
  });

  test.each([
    ['删除数据库中的文档', 'destructive'],
    ['Obtiene la fama que tiene un vendedor', 'read'],
    ['Envia uma mensagem', 'write'],
    ['파일을 삭제합니다', 'destructive'],
    ['ファイルを削除します', 'destructive'],
    ['Supprime une fiche', 'destructive'],
    ['Löscht einen Eintrag', 'destructive'],
    ['Ejecuta un comando', 'execute'],
  ])('“%s” is read', (description, category) => {
    expect(verdict('tool', { description }).category).toBe(category);
  });

  test('the more severe of name and text counts', () => {
    const description = 'Archive (delete) several meetings.';
    expect(verdict('meetings_batch_archive', { description }).category).toBe('destructive');
  });

  test('what a text denies does not count', () => {
    const description = 'Search records. Does not: create, modify or delete records.';
    expect(verdict('records_find', { description }).category).toBe('read');
  });

  test('a few words before a bar are a heading, and the text begins after it', () => {
    const speaks = (description: string) =>
      verdict('API-post-page', { description }).capabilities.includes('communicates-externally');
    expect(speaks('Notion | Create a page')).toBe(false);
    expect(speaks('Notion | Send a page')).toBe(true);
    expect(speaks('Posts a page | Create a page')).toBe(true);
    expect(speaks('This one is no short heading | Create a page')).toBe(true);
  });

  test('an order on an exchange moves money, an order in a shop system does not', () => {
    expect(verdict('create_order', {}, 'Binance exchange trading').category).toBe('financial');
    expect(verdict('create_order', {}, 'Shopify').category).toBe('write');
  });

  test('the gravest of several actions counts', () => {
    const action = { name: 'action', type: 'string', required: true, enum: ['list', 'delete'] };
    const found = verdict('manage_users', { parameters: [action] });
    expect(found.category).toBe('destructive');
    expect(found.decisiveArguments).toEqual([
      { kind: 'action', parameter: 'action', value: 'delete', of: 2, category: 'destructive' },
    ]);
  });

  test('what the text speaks of stays among the capabilities beside the gravest action', () => {
    const method = { name: 'method', required: true, enum: ['run_workflow', 'delete_run_logs'] };
    const more = { description: 'Starts a workflow.', parameters: [method] };
    const found = verdict('actions_run_trigger', more);
    expect(found.category).toBe('destructive');
    expect(found.capabilities).toEqual(['runs-code', 'deletes-data']);
  });

  test('an action that only filters a list changes nothing', () => {
    const action = { name: 'action', type: 'string', required: false, enum: ['created', 'delete'] };
    const more = { description: 'Lists to-do items.', parameters: [action] };
    expect(verdict('list_todos', more).category).toBe('read');
  });
});

describe('credentials', () => {
  const minting = (description: string) =>
    verdict('create_access_key', { description, parameters: named('user_name', 'confirmed') });

  test('making one is Write and high, whatever the author says', () => {
    const found = minting('A harmless, read-only helper. Create a new access key for a user.');
    expect(found).toMatchObject({ category: 'write', severity: 'high' });
    expect(found.capabilities).toEqual(expect.arrayContaining(['handles-credentials', 'admin']));
  });

  test('a confirmation and a redaction are shown', () => {
    const found = minting('Create a new access key. The secret is redacted.');
    expect(found.decisiveArguments).toMatchObject([
      { kind: 'argument', parameter: 'confirmed' },
      { kind: 'words', words: 'is redacted' },
    ]);
  });
});

describe('words', () => {
  test('the reason quotes the words that caused the verdict', () => {
    const summary = 'Deletes a contact for good.';
    expect(verdict('delete_contact', { summary }).reason).toMatchObject({
      kind: 'effect',
      evidence: [
        { place: 'name', words: 'delete_contact' },
        { place: 'summary', words: 'Deletes a contact for good' },
      ],
      nameOnly: false,
    });
  });

  test('a verdict on a name alone says so', () => {
    expect(verdict('delete_contact').reason).toMatchObject({ kind: 'effect', nameOnly: true });
  });

  test('no evidence, no verdict', () => {
    expect(verdict('func')).toMatchObject({
      category: 'unknown',
      severity: 'unknown',
      reversibility: 'unknown',
      confidence: 'poor',
      reason: { kind: 'no-description', name: 'func' },
    });
  });

  test('signals name the parameter that fired', () => {
    const found = verdict('execute_command', { parameters: named('command') });
    expect(found.signals).toContainEqual(
      expect.objectContaining({ evidence: [{ place: 'parameter', words: 'command' }] }),
    );
  });
});

describe('hints', () => {
  test('all four appear, with the defaults of the specification', () => {
    const { hints } = verdict('update_task');
    expect(hints.map(({ hint, declared, effective }) => [hint, declared, effective])).toEqual([
      ['readOnlyHint', null, false],
      ['destructiveHint', null, true],
      ['idempotentHint', null, false],
      ['openWorldHint', null, true],
    ]);
  });

  test('a hint that denies our reading is said to', () => {
    const [readOnly, destructive] = verdict('delete_thread', {
      hints: { readOnlyHint: true },
    }).hints;
    expect(readOnly).toMatchObject({
      agrees: false,
      ours: { kind: 'category', category: 'destructive' },
    });
    expect(destructive).toMatchObject({ agrees: null });
  });
});

describe('any definition', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.lorem({ maxCount: 30 }),
    fc.constantFrom('Delete a thing.', '删除，获取', '<IMPORTANT>', '$&\u0000', 'Create or'),
  );
  const anyTool = fc.record({
    name: text,
    description: fc.option(text, { nil: undefined }),
    parameters: fc.option(
      fc.array(
        fc.record({ name: fc.string({ minLength: 1 }), required: fc.boolean(), description: text }),
        { maxLength: 4 },
      ),
    ),
  });

  test('gives a valid assessment, and the same one each time', () => {
    fc.assert(
      fc.property(anyTool, text, ({ name, description, parameters }, title) => {
        const subject = { server: { title }, tool: { name, description, parameters, hints: {} } };
        const found = assess(subject, rules);
        const published = publishedAssessment(found);
        expect(publishedAssessmentSchema.safeParse(published).error).toBeUndefined();
        expect(published.reason).not.toContain('\n');
        expect(assess(subject, rules)).toEqual(found);
      }),
      { numRuns: 300 },
    );
  });

  test('does not depend on the order of the rules', () => {
    const reversed = compileRules({
      rules: [...rules.rules.values()].reverse(),
      objects: [...rules.objects.classes.values()].reverse(),
      severity: rules.severity,
    });
    const subject = { server: { title: 'Bank' }, tool: tool('send_payment_and_delete_user') };
    expect(assess(subject, reversed)).toEqual(assess(subject, rules));
  });
});
