import { Document, isMap, isSeq, visit } from 'yaml';
import { type ContentHistory, contentHistorySchema } from '#domain/history/history.ts';

const FORM = { lineWidth: 0, flowCollectionPadding: true } as const;

/** The text of a file in `content/history/`: names of tools on one line, and one change on one line. */
export function historyText(history: ContentHistory): string {
  // The schema's order of keys: that of the answer would differ from that of the file.
  const document = new Document(contentHistorySchema.parse(history), {
    aliasDuplicateObjects: false,
  });
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
