import type { Program } from './launch/program.ts';

/** What is public about a program: the name of a package, a host, a repository. Nothing of the machine. */
function publicName(program: Program): string | undefined {
  if (program.kind === 'package') return `${program.registry}:${program.name}`;
  if (program.kind === 'repository') return `${program.host}/${program.path}`;
  if (program.kind === 'listed') return `${program.name} in ${program.list}`;
  return undefined;
}

/** Address of an issue form that asks for a server to be added, with its public name filled in. */
export function missingServerUrl(form: string, program: Program): string {
  const name = publicName(program);
  const title = `Missing server: ${name ?? ''}`.slice(0, 200);
  return `${form}?${new URLSearchParams({ title })}`;
}
