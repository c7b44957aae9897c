import type { Catalogue } from '#queries/database.ts';
import { chosenFrom, jsonReader, type WholeSite } from '../reading/site.ts';

/** A site of a few files, by address; with a catalogue where a check asks for one. */
export function siteOf(files: Readonly<Record<string, string>>, catalogue?: Catalogue): WholeSite {
  const paths = Object.keys(files).sort();
  const chosen = chosenFrom(paths);
  const read = (path: string) => Buffer.from(files[path] ?? '');
  return {
    paths,
    isIn: (choice, path) => chosen(choice).has(path),
    has: (path) => Object.hasOwn(files, path),
    size: (path) => Buffer.byteLength(files[path] ?? ''),
    locate: (path) => {
      throw new Error(`This test has no file for ${path}.`);
    },
    read,
    json: jsonReader(read),
    get catalogue(): Catalogue {
      if (!catalogue) throw new Error('This test has no catalogue.');
      return catalogue;
    },
  };
}
