import { expect, test } from 'vitest';
import { inflections } from './inflection.ts';

test.each([
  ['delete', ['deletes', 'deleting', 'deleted']],
  ['stop', ['stops', 'stopping', 'stopped']],
  ['cancel', ['cancels', 'cancelling', 'canceling', 'cancelled', 'canceled']],
  ['apply', ['applies', 'applying', 'applied']],
  ['fetch', ['fetches', 'fetching', 'fetched']],
  ['send', ['sends', 'sending', 'sent']],
  ['queue', ['queues', 'queuing', 'queued']],
])('%s', (verb, forms) => {
  expect(inflections(verb)).toEqual(expect.arrayContaining(forms));
});

test('a noun that ends like a form is not one of them', () => {
  expect(inflections('order')).not.toContain('reorder');
  expect(inflections('lend')).not.toContain('calendar');
});
