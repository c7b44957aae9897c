import type { Program } from './launch/program.ts';
import { readStack } from './read-stack.ts';

/** The result for a text that can be read; throws where it cannot. */
export function read(text: string, fileName = '') {
  const result = readStack(text, fileName);
  if (result.state !== 'read') throw new Error(JSON.stringify(result));
  return result;
}

const shown = (program: Program): string => {
  switch (program.kind) {
    case 'package':
      return `${program.registry}:${program.name}@${program.version.text ?? program.version.kind}`;
    case 'address':
      return `${program.host}${program.path}`;
    case 'repository':
      return `${program.host}/${program.path}`;
    case 'unclear':
      return `? ${[program.why, program.runtime].filter(Boolean).join(' ')}`;
    case 'extension':
      return 'extension';
    default:
      return `${program.kind} ${program.name}`;
  }
};

/** What each entry starts, in short, by its name. */
export const programs = (text: string, fileName = '') =>
  Object.fromEntries(
    read(text, fileName).entries.map(({ name, launch }) => [name, shown(launch.program)]),
  );
