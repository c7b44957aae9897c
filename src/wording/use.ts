import type { ServerUse, UseSources } from '#domain/server-use.ts';
import { counted } from './sentence.ts';

const MILLION = 1_000_000;
/** Below this, a count is said as it is. */
const SMALL = 1000;

/** Two digits are all that such a count tells: "1.4 million", "20,000", "317". */
function roundly(count: number): string {
  if (count < SMALL) return count.toLocaleString('en');
  const rounded = Number(count.toPrecision(2));
  return rounded < MILLION
    ? rounded.toLocaleString('en')
    : `${(rounded / MILLION).toLocaleString('en')} million`;
}

const days = ({ from, to, read }: NonNullable<UseSources['downloads']>): string =>
  from === undefined || to === undefined ? `read on ${read}` : `${from} to ${to}`;

/** For one line of a list: "69 repositories, 1.4 million downloads a month"; empty where nothing is known. */
export function useText({ repositories, downloads }: ServerUse): string {
  const parts = [
    repositories === undefined ? null : counted(repositories, 'repository', 'repositories'),
    downloads === undefined ? null : `${roundly(downloads)} downloads a month`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** Each number in a line of its own, with its day. */
export function useLines({ repositories, downloads }: ServerUse, sources: UseSources): string[] {
  const { configurations, downloads: month } = sources;
  return [
    ...(repositories !== undefined && configurations
      ? [
          `Configured in ${repositories} of ${configurations.repositories} public repositories, read on ${configurations.read}`,
        ]
      : []),
    ...(downloads !== undefined && month
      ? [`${downloads.toLocaleString('en')} npm downloads in a month, ${days(month)}`]
      : []),
  ];
}

/** How each number was counted, and what it does not say. */
export function useMethod({ configurations, downloads }: UseSources): string[] {
  return [
    ...(configurations
      ? [
          `Repositories, read on ${configurations.read}: ${configurations.sample} Servers in fewer than ${configurations.least} repositories are not counted, because that can be chance.`,
        ]
      : []),
    ...(downloads
      ? [
          `Downloads, ${days(downloads)}: all npm packages of a server together. Source: ${downloads.source.title}${downloads.from === undefined ? ', which does not say which month it counted' : ''}. Builds and mirrors download too. A package that is a server only with a subcommand, such as a command-line tool, is not counted, because most of its downloads are for something else. Other registries publish no such count, and a hosted server has none.`,
        ]
      : []),
  ];
}
