import { Document, isMap, isSeq, visit } from 'yaml';
import type { ContentHistory } from '#domain/history/history.ts';

const FORM = { lineWidth: 0, flowCollectionPadding: true } as const;

/** The text of a file in `content/history/`: names of tools on one line, and one change on one line. */
export function historyText(history: ContentHistory): string {
  const document = new Document(history, { aliasDuplicateObjects: false });
  visit(document, {
    Pair(_, { key, value }) {
      const name = String(key);
      if (isMap(value) && name === 'package') value.flow = true;
      if (!isSeq(value)) return;
      if (name === 'added' || name === 'removed') value.flow = true;
      if (name === 'changes')
        for (const change of value.items) if (isMap(change)) change.flow = true;
    },
  });
  return document.toString(FORM);
}
