import type { Tag } from './tag.ts';

/** One element of a page. `at` and `end` are places in the page's list of elements. */
export class Element {
  readonly tag: Tag;
  readonly parent: Element | null;
  readonly at: number;
  /** Place after the last element inside this one. */
  end: number;
  /** Place of its first piece of text, and the place after its last one. */
  readonly firstText: number;
  endText: number;
  /** False where the end tag is missing, so that a browser had to guess it. */
  closed = true;

  constructor(tag: Tag, parent: Element | null, at: number, firstText: number) {
    this.tag = tag;
    this.parent = parent;
    this.at = at;
    this.end = at + 1;
    this.firstText = firstText;
    this.endText = firstText;
  }

  get name(): string {
    return this.tag.name;
  }

  get attributes(): Readonly<Record<string, string>> {
    return this.tag.attributes;
  }
}

export interface Text {
  text: string;
  readonly parent: Element;
}

/** Elements and texts of a page, in document order. */
export interface Document {
  readonly elements: readonly Element[];
  readonly texts: readonly Text[];
}
