import { expect, test } from 'vitest';
import { STARTS } from '#domain/start/start.fixture.ts';
import { chosenStarts } from '#domain/start/started-server.ts';
import { launchText } from './launch.ts';

const readOnly = chosenStarts({ starts: STARTS }, [['read-only']]);
const only = (place: string) =>
  readOnly.map(({ start, values }) => ({
    start: { ...start, set: start.set.filter((setting) => setting.in === place) },
    values,
  }));

test.each([
  ['npx -y boxes', readOnly, 'npx -y boxes --read-only'],
  ['https://boxes.dev/mcp/', only('path'), 'https://boxes.dev/mcp/readonly'],
  ['https://boxes.dev/mcp?x=1', only('path'), 'https://boxes.dev/mcp/readonly?x=1'],
  ['https://boxes.dev/mcp', readOnly, 'https://boxes.dev/mcp?read_only=true'],
  ['https://boxes.dev/mcp?x=1', readOnly, 'https://boxes.dev/mcp?x=1&read_only=true'],
  ['npx -y boxes', only('header'), 'npx -y boxes'],
  ['npx -y boxes', [], 'npx -y boxes'],
  ['', readOnly, ''],
])('%j with a start is %j', (launch, chosen, text) => {
  expect(launchText(launch, chosen)).toBe(text);
});
