import { expect, test } from 'vitest';
import { GUARDED_CLIENTS } from '#domain/policy/guard/clients.ts';
import { targetById } from '#domain/policy/targets/index.ts';
import { ownCatalogue } from '../../../../scripts/checks/testing/small-catalogue.ts';
import { HOOK_CLIENTS } from '../../../guard/hook/hook.ts';
import { INSTALL_CLIENTS } from '../../../guard/install/clients/index.ts';
import { guardClients } from './guard-clients.ts';

test('the guide has every client of the guard, each with its places', async () => {
  const ids = GUARDED_CLIENTS.map(({ id }) => id).sort();
  expect(ids).toEqual(INSTALL_CLIENTS.map(({ id }) => id).sort());
  expect(ids).toEqual([...HOOK_CLIENTS.keys()].sort());
  for (const id of ids) expect(targetById(id), `${id} has a guide of its own`).toBeDefined();
  const views = guardClients(await ownCatalogue());
  expect(views.map(({ id }) => id).sort()).toEqual(ids);
  for (const { id, places } of views) {
    expect(places[0], id).toMatchObject({ scope: 'user', path: expect.stringMatching(/^~\/\./) });
    expect(places.map(({ path }) => path).join(), id).not.toContain('undefined');
  }
});

test('who is asked, and what is lifted, agrees with how the guard speaks with the client', () => {
  for (const { id, lifts } of GUARDED_CLIENTS) {
    const { liftsAt } = HOOK_CLIENTS.get(id) ?? {};
    expect(lifts, id).toMatch(liftsAt === 'never' ? /^No\./ : /^Yes[.,]/);
  }
});
