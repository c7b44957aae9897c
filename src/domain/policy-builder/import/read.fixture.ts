import type { ImportedFile } from './imported.ts';
import { readPolicyFile } from './read-file.ts';

/** A file that can be read; throws where it cannot. */
export function read(text: string): ImportedFile {
  const file = readPolicyFile(text);
  if ('problem' in file) throw new Error(file.problem.kind);
  return file;
}
