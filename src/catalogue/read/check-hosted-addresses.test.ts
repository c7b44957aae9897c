import { expect, test } from 'vitest';
import { checkHostedAddresses } from './check-hosted-addresses.ts';

const entry = (server: string, ...addresses: string[]) => ({
  server,
  addresses,
  source: 'https://a.example/docs',
});
const messages = (...hosted: ReturnType<typeof entry>[]) =>
  checkHostedAddresses(
    { file: 'hosted-addresses.yaml', value: hosted, locate: () => null },
    new Set(['a', 'b']),
  ).map(({ message }) => message);

test('an address belongs to one server that there is', () => {
  expect(messages(entry('a', 'https://a.example/mcp'), entry('b', 'https://b.example'))).toEqual(
    [],
  );
  expect(messages(entry('c', 'https://c.example'))).toEqual(['There is no such file in servers/.']);
  expect(messages(entry('a', 'https://a.example'), entry('b', 'https://a.example'))).toEqual([
    'This address is listed twice.',
  ]);
});
