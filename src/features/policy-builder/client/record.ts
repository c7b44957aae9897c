import { decisionRecord } from '#domain/policy-builder/decision-record.ts';
import { announce } from '#ui/client/announce.ts';
import { part } from '#ui/client/part.ts';
import { saveText } from '#ui/client/save-text.ts';
import { recordCsv, recordMarkdown } from '#wording/decision-record.ts';
import type { Store } from './store.ts';

const today = (): string => new Date().toISOString().slice(0, 10);

/** The buttons that save the record of decisions. */
export function startRecord(host: HTMLElement, store: Store): void {
  const rows = () => decisionRecord(store.state, store.shards, store.presets, today());
  part(host, 'record-markdown').addEventListener('click', () => {
    saveText('decisions.md', recordMarkdown(rows(), store.state.unlisted), 'text/markdown');
    announce('Decision record saved as Markdown');
  });
  part(host, 'record-csv').addEventListener('click', () => {
    saveText('decisions.csv', recordCsv(rows()), 'text/csv');
    announce('Decision record saved as CSV');
  });
}
