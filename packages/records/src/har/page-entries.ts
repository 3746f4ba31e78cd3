import type { DriftRecord } from '../record.ts';
import { type EntryPage, type WrittenEntry, writtenEntry } from './written-entry.ts';

/** The page itself: how it was answered is not recorded, so it is said to have been well. */
export function pageEntries(records: readonly DriftRecord[], page: EntryPage): readonly WrittenEntry[] {
  return records.flatMap((record) =>
    record.kind === 'page.load'
      ? [
          writtenEntry(page, {
            t: record.t,
            durationMs: 0,
            type: 'document',
            method: 'GET',
            url: record.url,
            status: 200,
            content: { mimeType: 'text/html' },
          }),
        ]
      : [],
  );
}
