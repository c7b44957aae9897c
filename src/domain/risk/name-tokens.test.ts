import { expect, test } from 'vitest';
import { nameTokens } from './name-tokens.ts';

const words = (name: string) => nameTokens(name).map(({ word }) => word);

test.each([
  ['create_access_key', ['create', 'access', 'key']],
  ['createAPIKey', ['create', 'api', 'key']],
  ['droplet-get', ['droplet', 'get']],
  ['script.saveOrUpdate', ['script', 'save', 'or', 'update']],
  ['/api/qr/decode', ['api', 'qr', 'decode']],
  ['ACI_EXECUTE_FUNCTION', ['aci', 'execute', 'function']],
  ['ListAHORunsInBatch', ['list', 'aho', 'runs', 'in', 'batch']],
  ['listVMs', ['list', 'vms']],
  ['get_erc721_tokens', ['get', 'erc721', 'tokens']],
  ['run task', ['run', 'task']],
  ['长亭 IP 情报查询', ['长亭', 'ip', '情报查询']],
])('%s', (name, expected) => {
  expect(words(name)).toEqual(expected);
});

test('every word says where it stands', () => {
  const name = 'createAPIKey';
  const found = nameTokens(name).map(({ start, end }) => name.slice(start, end));
  expect(found).toEqual(['create', 'API', 'Key']);
});
