import { type Match, versionOf } from './match.ts';
import type { IndexedServer } from './recognition.ts';

/** How sure a match is, in one sentence without a capital letter or a full stop. */
export function surenessText(match: Match, server: IndexedServer, confirmed: boolean): string {
  if (match.sureness === 'package') return packageText(match, server);
  if (match.sureness === 'repository') return 'sure: the same repository';
  if (match.sureness === 'address')
    return 'fairly sure: the documented address of the same product; a hosted server can have other tools';
  if (match.sureness === 'host')
    return 'less sure: the same host under another path; a hosted server can have other tools';
  return confirmed ? 'confirmed by you; only the name fits' : 'a guess: only the name fits';
}

function packageText(match: Match, { version }: IndexedServer): string {
  const given = versionOf(match.entry);
  if (given !== undefined && given === version)
    return `sure: the same package and version ${given}`;
  const read =
    version === undefined ? 'our version is not known' : `the tools are those of ${version}`;
  if (given !== undefined) return `sure of the package; you run ${given}, ${read}`;
  return `sure of the package; the file gives no exact version, ${read}`;
}

/** Why an entry is not recognised: a clause that completes "Not recognised: …". */
export function unknownReason({ entry }: Match): string {
  const { program } = entry.launch;
  switch (program.kind) {
    case 'package':
      return `the catalogue has no server with the ${REGISTRY[program.registry]} ${program.name}`;
    case 'address':
      return `the catalogue knows no server at ${program.host}${program.path}`;
    case 'repository':
      return `the catalogue has no server from ${program.host}/${program.path}`;
    case 'listed':
      return `${program.list} has it under the name ${program.name}, which is all that the file says`;
    case 'extension':
      return 'it comes with an extension, and the file does not say what it runs';
    case 'command':
      return `it starts the installed program ${program.name}, and the file does not say where that came from`;
    case 'file':
      return `it starts the file ${program.name} of this machine`;
    case 'unclear':
      return program.why;
  }
}

const REGISTRY = {
  npm: 'npm package',
  pypi: 'PyPI package',
  oci: 'image',
  nuget: 'NuGet package',
  crates: 'crate',
  go: 'Go module',
} as const;
