import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes the folder of each file, and asks the file system only once for each. */
export function folderMaker(): (file: string) => void {
  const made = new Set<string>();
  return (file) => {
    const folder = dirname(file);
    if (made.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    for (let parent = folder; !made.has(parent); parent = dirname(parent)) made.add(parent);
  };
}
