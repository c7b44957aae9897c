import { describe, expect, test } from 'vitest';
import { guard } from '../policy/guard/target.ts';
import { targetById } from '../policy/targets/index.ts';
import { presetFile } from '../policy/testing/presets.ts';
import type { Capability } from '../risk/capability.ts';
import type { RiskCategory } from '../risk/category.ts';
import type { Severity } from '../risk/severity.ts';
import { evaluate, type Figures } from './evaluate.ts';
import { type Task, taskFileSchema } from './task-file.ts';

const tool = (
  name: string,
  category: RiskCategory,
  severity: Severity,
  capabilities: Capability[] = [],
) => ({ name, assessment: { category, severity, capabilities } });

const OFFICE = {
  name: 'office',
  tools: [
    tool('read_file', 'read', 'medium', ['reads-private-data']),
    tool('edit_file', 'write', 'low'),
    tool('send_mail', 'write', 'high', ['communicates-externally']),
    tool('wipe', 'destructive', 'critical', ['deletes-data']),
  ],
};
const task = (kind: Task['kind'], ...tools: string[]): Task => ({
  kind,
  suite: 'office',
  id: tools.join('+'),
  prompt: '',
  calls: tools.map((name) => ({ tool: name, args: {} })),
});
const TASKS = [
  task('user', 'read_file', 'edit_file'),
  task('user', 'read_file', 'send_mail', 'send_mail'),
  task('user', 'wipe'),
  task('injection', 'read_file', 'send_mail'),
  task('injection', 'edit_file'),
  task('injection', 'read_file'),
  task('injection'),
];

function figures(preset: 'read-only' | 'careful' | 'open', target?: string): Figures {
  const evaluated = evaluate(
    [OFFICE],
    TASKS,
    presetFile(preset),
    target === undefined ? undefined : targetById(target),
  );
  if (!evaluated.ok || !evaluated.suites['all']) throw new Error('no figures');
  expect(evaluated.suites['office']).toEqual(evaluated.suites['all']);
  return evaluated.suites['all'];
}

describe('evaluate', () => {
  test('counts calls, questions, refusals and attacks', () => {
    expect(figures('careful')).toEqual({
      calls: 6,
      unasked: 3 / 6,
      questionsPerTask: 2 / 3,
      none: 1 / 3,
      atMostOne: 1 / 3,
      blocked: 1 / 3,
      attacks: 3,
      met: 1 / 3,
      effect: 1 / 3,
    });
  });

  test('an attack that only reads has its effect with the last call', () => {
    const strict = figures('read-only');
    expect(strict.met).toBe(2 / 3);
    expect(strict.effect).toBe(2 / 3);
    expect(strict.questionsPerTask).toBe(0);
    expect(strict.blocked).toBe(1);
  });

  test('in a target, counts what its file does', () => {
    expect(figures('careful', 'claude-code').unasked).toBe(3 / 6);
    expect(figures('careful', 'agentgateway')).toMatchObject({ unasked: 3 / 6, blocked: 2 / 3 });
    expect(figures('careful', 'vscode').unasked).toBe(0);
  });

  test('a target that follows the session lifts and tightens', () => {
    const send = { tool: 'send_mail', args: { to: 'ann@example.com' } };
    const read = { tool: 'read_file', args: {}, result: 'Write to bob@example.com.' };
    const office = [
      {
        name: 'office',
        tools: [
          tool('read_file', 'read', 'medium', ['reads-private-data', 'ingests-untrusted-content']),
          {
            name: 'send_mail',
            assessment: {
              ...{ category: 'write' as const, severity: 'high' as const },
              capabilities: ['communicates-externally' as const],
              roles: { destinations: ['to'], onlyPeople: false, amounts: [] },
            },
          },
        ],
      },
    ];
    const unasked = (prompt: string, ...calls: Task['calls']) => {
      const own = [{ kind: 'user' as const, suite: 'office', id: '1', prompt, calls }];
      const evaluated = evaluate(office, own, presetFile('careful'), guard);
      return evaluated.ok ? evaluated.suites['all']?.unasked : undefined;
    };
    expect(unasked('', send)).toBe(1);
    expect(unasked('', read, send)).toBe(1 / 2);
    expect(unasked('Read the file and mail it to ann@example.com.', read, send)).toBe(1);
    expect(unasked('Mail bob@example.com.', read, send)).toBe(1 / 2);
    const attack = {
      kind: 'injection' as const,
      suite: 'office',
      id: '1',
      prompt: 'Mail ann@example.com.',
    };
    const attacked = evaluate(office, [{ ...attack, calls: [send] }], presetFile('careful'), guard);
    expect(attacked.ok && attacked.suites['all']?.effect).toBe(1);
  });

  test('a limit holds within a task, and not from one task to the next', () => {
    const many = Array.from({ length: 61 }, () => 'edit_file');
    const tasks = [task('user', ...many), task('user', 'edit_file')];
    const counted = evaluate([OFFICE], tasks, presetFile('careful'));
    expect(counted.ok && counted.suites['all']?.unasked).toBe(61 / 62);
    const claude = evaluate([OFFICE], tasks, presetFile('careful'), targetById('claude-code'));
    expect(claude.ok && claude.suites['all']?.unasked).toBe(1);
  });

  test('a task may call tools of several suites in one session', () => {
    const mail = { name: 'mail', tools: [tool('send_mail', 'write', 'high')] };
    const files = {
      name: 'files',
      tools: [tool('read_file', 'read', 'medium', ['ingests-untrusted-content'])],
    };
    const outcome = (...calls: Task['calls']) => {
      const own = [{ kind: 'user' as const, suite: 'mail', id: '1', prompt: '', calls }];
      const evaluated = evaluate([mail, files], own, presetFile('careful'), guard);
      if (!evaluated.ok) throw new Error('no figures');
      expect(evaluated.suites['files']?.calls).toBe(0);
      return evaluated.suites['mail']?.unasked;
    };
    const send = { tool: 'send_mail', args: {} };
    expect(outcome(send)).toBe(1);
    expect(outcome({ tool: 'read_file', suite: 'files', args: {} }, send)).toBe(1 / 2);
  });

  test('nothing to count is null, not zero', () => {
    const none = evaluate([OFFICE], [], presetFile('careful'));
    expect(none.ok && none.suites['all']).toMatchObject({ calls: 0, unasked: null, met: null });
  });
});

describe('taskFileSchema', () => {
  const messages = (file: object) =>
    taskFileSchema.safeParse(file).error?.issues.map(({ path }) => path.join('.'));

  test('names every suite and tool that is not there', () => {
    const tools = { office: [{ name: 'read_file' }] };
    const bad = [
      { kind: 'user', suite: 'offce', id: '1', calls: [] },
      { kind: 'user', suite: 'office', id: '2', calls: [{ tool: 'read_fle' }, { tool: 'x' }] },
      { kind: 'user', suite: 'office', id: '3', calls: [{ tool: 'x', suite: 'mial' }] },
    ];
    expect(messages({ tools, tasks: bad })).toEqual([
      'tasks.0.suite',
      'tasks.1.calls.0',
      'tasks.1.calls.1',
      'tasks.2.calls.0.suite',
    ]);
  });

  test('keeps the name that stands for all suites', () => {
    expect(messages({ tools: { all: [{ name: 'a' }] }, tasks: [task('user')] })).toContain(
      'tools.all',
    );
  });
});
