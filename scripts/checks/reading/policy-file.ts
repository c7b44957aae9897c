import type { Reader, Reading } from '#domain/policy/target-reader.ts';
import { TARGETS } from '#domain/policy/targets/index.ts';
import { readerOf } from '#domain/policy/testing/reader-of.ts';
import { type Element, find, ofPage, type Page, rawText, withAttribute } from './page.ts';

/** One policy file as a page shows it. */
export interface PolicyFile {
  readonly id: string;
  /** Id of the target it is written for. */
  readonly target: string;
  readonly text: string;
  /** How its product reads it; read once. Throws if the file is not valid. */
  reading(servers: readonly { as: string }[]): Reading;
}

/** How each product reads its file. */
const READERS: ReadonlyMap<string, Reader> = new Map(
  await Promise.all(TARGETS.map(async ({ id }) => [id, await readerOf(id)] as const)),
);

/** A file for a target, as a page would show it in an element of this id. */
export function policyFile(id: string, target: string, text: string): PolicyFile {
  let read: Reading | undefined;
  return {
    id,
    target,
    text,
    reading(servers) {
      const reader = READERS.get(target);
      if (!reader) throw new Error(`there is no target ${target}`);
      read ??= reader(text, servers);
      return read;
    },
  };
}

const allFiles = ofPage((page) =>
  find(page, withAttribute('data-target')).map((element) => {
    const { id = '', 'data-target': target = '' } = element.attributes;
    return [element, policyFile(id, target, rawText(page, element))] as const;
  }),
);

/** The policy files in an element, or on a page, as PolicyFile.tsx marks them. */
export function policyFiles(page: Page, outer?: Element): PolicyFile[] {
  const isInside = ({ at }: Element) => !outer || (outer.at < at && at < outer.end);
  return allFiles(page).flatMap(([element, file]) => (isInside(element) ? [file] : []));
}
