import { describe, expect, test } from 'vitest';
import { changeSentence } from '#wording/verdict-change.ts';
import { readRiskRules } from '../../../scripts/read-content.ts';
import { assess } from './assess.ts';
import type { Fact } from './facts.ts';

const rules = readRiskRules('content');

function judged(name: string, description: string, server = 'Example', ...parameters: string[]) {
  const found = assess(
    {
      server: { title: server },
      tool: {
        name,
        description,
        parameters: parameters.map((each) => ({ name: each, required: false })),
        hints: {},
      },
    },
    rules,
  );
  const fact = (kind: Fact['kind']) => found.facts.find((each) => each.kind === kind)?.value;
  return {
    ...found,
    manner: fact('manner'),
    state: fact('state'),
    changes: found.wouldChange.map(changeSentence),
  };
}

describe('a trash', () => {
  test('keeps data, so that its loss is Medium', () => {
    const found = judged('delete-mail-message', 'Moves an email message to Deleted Items.');
    expect(found).toMatchObject({ manner: 'trash', severity: 'medium', reversibility: 'partly' });
    expect(found.changes[0]).toBe('If it bypassed the trash, the severity would be High.');
  });

  test('that is emptied keeps nothing', () => {
    const found = judged('empty_trash', 'Permanently deletes all files in the trash.');
    expect(found).toMatchObject({ manner: undefined, reversibility: 'no' });
  });

  test('is known of a product whose API cannot delete for good', () => {
    expect(judged('delete_page', 'Deletes a page.', 'Notion')).toMatchObject({
      manner: 'trash',
      undo: { by: 'person', from: 'trash' },
    });
  });
});

describe('a draft', () => {
  test('reaches nobody, until it is sent', () => {
    const found = judged('draft_email', 'Drafts an email.');
    expect(found).toMatchObject({ state: 'draft', severity: 'low' });
    expect(found.changes).toContain('If it also sent the draft, the severity would be High.');
    expect(judged('delete_draft', 'Deletes a draft.').severity).toBe('low');
  });

  test('that goes out is a message', () => {
    const found = judged('send_draft', 'Sends a draft of an email to its recipients.');
    expect(found).toMatchObject({ state: undefined, severity: 'high', reversibility: 'no' });
  });
});

describe('a schedule', () => {
  test('leaves time to cancel, and is as bad as what it schedules', () => {
    const later = judged('schedule_payment', 'Schedules a payment.', 'Bank', 'iban', 'amount');
    expect(later).toMatchObject({
      category: 'financial',
      severity: 'high',
      manner: 'scheduled',
      undo: { by: 'call', from: 'schedule' },
    });
    const post = judged('schedule_tweet', 'Schedules a tweet.');
    expect(post).toMatchObject({ severity: judged('post_tweet', 'Posts a tweet.').severity });
    expect(post.reversibility).toBe('yes');
  });

  test('of a deletion is a deletion that waits', () => {
    const key = judged('schedule_key_deletion', 'Schedules the deletion of a KMS key in 7 days.');
    expect(key).toMatchObject({
      category: 'destructive',
      manner: 'scheduled',
      reversibility: 'yes',
      undo: { within: '7 days' },
    });
  });

  test('that a parameter skips is none', () => {
    const text = 'Deletes a secret after a recovery window.';
    expect(judged('delete_secret', text).manner).toBe('scheduled');
    expect(judged('delete_secret', text, 'AWS', 'force_delete_without_recovery')).toMatchObject({
      manner: undefined,
      reversibility: 'no',
    });
  });
});

test('an approval is as bad as what it releases', () => {
  expect(judged('approve_command', 'Approves a pending command.')).toMatchObject({
    category: 'execute',
    severity: 'critical',
    manner: 'approved',
  });
  expect(judged('approve_payout', 'Approves a payout.')).toMatchObject({
    category: 'financial',
    severity: 'critical',
  });
  expect(judged('approve_pull_request', 'Approves a pull request.').manner).toBe('approved');
});

test('a preview changes nothing, and says what it would be if it did', () => {
  const found = judged('simulate_transaction', 'Simulates a transaction without executing it.');
  expect(found).toMatchObject({ category: 'read', manner: 'dry-run' });
  expect(found.undo).toBeUndefined();
  expect(found.changes.join(' ')).toContain('If it also made the change that it shows');
});

test('what has to be empty holds nothing, unless the call can force it', () => {
  const text = 'Deletes a bucket. The bucket must be empty.';
  expect(judged('delete_bucket', text)).toMatchObject({ state: 'empty', severity: 'medium' });
  expect(judged('delete_bucket', text, 'S3', 'force')).toMatchObject({ severity: 'high' });
  expect(judged('create_container', 'Creates an empty container.').severity).toBe('low');
});

test('a test sends nothing real', () => {
  const found = judged('send_test_email', 'Sends a test email to the user.');
  expect(found).toMatchObject({ state: 'test', severity: 'medium' });
});
