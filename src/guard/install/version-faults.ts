import { own } from '#domain/own-value.ts';
import { hooksIn } from './change-file.ts';
import type { Fault, PlacedFile } from './client.ts';

/** Clients drop a file of hooks whose `version` they do not know. */
export function versionFaults(file: PlacedFile): Fault[] {
  const version = own(hooksIn(file)?.value, 'version');
  if (version === 1) return [];
  return [
    {
      text: `${file.path} has no "version": 1, so it is ignored.`,
      remedy: 'Write "version": 1 into it.',
    },
  ];
}
