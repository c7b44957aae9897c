import type { Identified, Package } from '../identity.ts';

const RUNNERS: Partial<Record<Package['registry'], string>> = {
  npm: 'npx -y',
  pypi: 'uvx',
  oci: 'docker run -i --rm',
};

/**
 * How a server is usually started, as one would type it and without a version: by each of its packages,
 * by its own commands, and at the addresses of its vendor that are whole.
 */
export const usualLaunches = ({
  packages,
  commands = [],
  remotes = [],
}: Pick<Identified, 'packages' | 'commands' | 'remotes'>): string[] => [
  ...packages.flatMap((published) => usualCommand(published) ?? []),
  ...commands.map((words) => words.join(' ')),
  ...remotes.flatMap(({ url }) => (url.includes('*') ? [] : [url])),
];

function usualCommand({ registry, name, subcommand = [] }: Package): string | undefined {
  const runner = RUNNERS[registry];
  if (runner === undefined || !/^[\w@./:-]+$/.test(name)) return undefined;
  return [runner, name, ...subcommand].join(' ');
}
