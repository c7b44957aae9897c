import { readdirSync } from 'node:fs';

/** How many files below a folder end so. */
export function countFiles(folder: string, ending: string): number {
  let count = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) count += countFiles(`${folder}/${entry.name}`, ending);
    else if (entry.name.endsWith(ending)) count += 1;
  }
  return count;
}
