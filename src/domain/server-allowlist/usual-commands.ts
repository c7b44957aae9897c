import type { Package } from '../server.ts';

const RUNNERS: Partial<Record<Package['registry'], string>> = {
  npm: 'npx -y',
  pypi: 'uvx',
  oci: 'docker run -i --rm',
};

/** The command with which a package is usually started, as one would type it; a guess, without a version. */
export function usualCommand({ registry, name }: Package): string | undefined {
  const runner = RUNNERS[registry];
  return runner !== undefined && /^[\w@./:-]+$/.test(name) ? `${runner} ${name}` : undefined;
}
