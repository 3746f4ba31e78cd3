import type { DriftRecord } from '@driftscope/records';
import { fieldsOf } from './fields-of.ts';
import { shortUrl } from './short-url.ts';

const MOST_CHARS = 60;

/** What came over an EventSource, in one line. */
export function summarizeStream(record: DriftRecord): string {
  switch (record.kind) {
    case 'stream.attempt':
      return `stream ${record.stream} → ${shortUrl(record.url)}`;
    case 'stream.open':
      return `stream ${record.stream} open`;
    case 'stream.event':
      return `in #${record.n} ${record.event} ${record.text?.slice(0, MOST_CHARS) ?? 'not kept'}`;
    case 'stream.error':
      return `stream ${record.stream} cut, ${record.retries ? 'tries again' : 'for good'}`;
    case 'stream.close':
      return `stream ${record.stream} closed by the page`;
    default:
      return fieldsOf(record);
  }
}
