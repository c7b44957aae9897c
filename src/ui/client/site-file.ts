const files = new Map<string, Promise<unknown>>();
const fetched = new Set<string>();

/** The site answered, and has no such file. */
export class FileMissing extends Error {
  readonly status: number;

  constructor(address: string, status: number) {
    super(`${address}: ${status}`);
    this.status = status;
  }
}

/**
 * The JSON of a file of this site, read by `parse`. A file is fetched once per page; one that did not
 * arrive is fetched again the next time. Rejects with `FileMissing` where the site does not have it.
 */
export function loadFile<T>(
  address: string,
  parse: (value: unknown) => T = (value) => value as T,
): Promise<T> {
  const known = files.get(address);
  if (known) return known as Promise<T>;
  const loading = fetch(address).then(async (answer) => {
    if (!answer.ok) throw new FileMissing(address, answer.status);
    const value = parse(await answer.json());
    fetched.add(address);
    return value;
  });
  files.set(address, loading);
  loading.catch(() => files.delete(address));
  return loading;
}

/** Addresses of the files that arrived, in their order. */
export const fetchedFiles = (): readonly string[] => [...fetched];
