import type { Package } from '../server.ts';

export const REGISTRY_LABEL: Record<Package['registry'], string> = {
  npm: 'npm',
  pypi: 'PyPI',
  oci: 'Container image',
  nuget: 'NuGet',
  crates: 'crates.io',
  go: 'Go module',
};
