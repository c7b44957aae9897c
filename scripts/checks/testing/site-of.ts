import type { Catalogue } from '#queries/database.ts';
import type { Site } from '../reading/site.ts';

/** A site of a few files, by address; with a catalogue where a check asks for one. */
export function siteOf(files: Readonly<Record<string, string>>, catalogue?: Catalogue): Site {
  return {
    paths: Object.keys(files).sort(),
    has: (path) => Object.hasOwn(files, path),
    locate: (path) => {
      throw new Error(`This test has no file for ${path}.`);
    },
    read: (path) => Buffer.from(files[path] ?? ''),
    get catalogue(): Catalogue {
      if (!catalogue) throw new Error('This test has no catalogue.');
      return catalogue;
    },
  };
}
