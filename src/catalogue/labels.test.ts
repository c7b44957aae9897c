import { expect, test } from 'vitest';
import type { Server } from '#domain/server.ts';
import { labelled } from './labels.ts';

const server = (
  slug: string,
  title: string,
  vendor: string | undefined,
  origin: Server['origin'],
) => ({ slug, title, vendor, origin, label: title }) as Server;

const labels = (...servers: Server[]) => labelled(servers).map(({ label }) => label);

test('a title that occurs once is the label', () => {
  expect(labels(server('a', 'Slack', 'X', 'ours'), server('b', 'Git', 'Y', 'foreign'))).toEqual([
    'Slack',
    'Git',
  ]);
});

test('ours keeps its title; others say their vendor, then their slug', () => {
  expect(
    labels(
      server('a', 'Slack', 'X', 'ours'),
      server('b', 'slack', 'Y', 'foreign'),
      server('c', 'Slack', 'Z', 'foreign'),
      server('d', 'Slack', 'Z', 'foreign'),
      server('e', 'Slack', undefined, 'foreign'),
    ),
  ).toEqual(['Slack', 'slack (Y)', 'Slack (c)', 'Slack (d)', 'Slack (e)']);
});

test('two of ours with one title say their vendors', () => {
  expect(
    labels(
      server('a', 'Slack', 'X', 'ours'),
      server('b', 'Slack', 'Y', 'ours'),
      server('c', 'Slack', 'Y', 'foreign'),
    ),
  ).toEqual(['Slack (X)', 'Slack (Y)', 'Slack (c)']);
});
