import type { Server } from '../server.ts';

type Named = Pick<Server, 'label' | 'package' | 'repository' | 'known'>;

/** "the Tempo server", without saying "server" twice. */
export function theServer({ label }: Pick<Server, 'label'>): string {
  return /\bserver\b/i.test(label) ? label : `the ${label} server`;
}

/** Package and version, or repository with commit and folder: what identifies the server. */
export function identityText(server: Named): string | null {
  if (server.package) {
    const { registry, name, version } = server.package;
    return `${registry} package ${name}${version ? ` ${version}` : ''}`;
  }
  if (!server.repository) return null;
  const { url, commit, folder } = server.repository;
  const where = folder ? `, folder ${folder}` : '';
  return `${url.replace(/^https?:\/\//, '')}${commit ? ` at ${commit.slice(0, 7)}` : ''}${where}`;
}

/** "61 tools", "1 tool", "1 of 17 tools known". */
export function toolCountText(count: number, known?: Server['known']): string {
  if (known) return `${known.tools} of ${known.of} tools known`;
  return `${count.toLocaleString('en')} ${count === 1 ? 'tool' : 'tools'}`;
}
