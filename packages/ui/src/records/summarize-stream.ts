import type { DriftRecord } from '@driftscope/records';
import { shorten } from '../format/shorten.ts';
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
      return `in #${record.n} ${record.event} ${record.text === undefined ? 'not kept' : shorten(record.text, MOST_CHARS)}`;
    case 'stream.error':
      return `stream ${record.stream} cut, ${record.retries ? 'tries again' : 'for good'}`;
    case 'stream.close':
      return `stream ${record.stream} closed by the page`;
    default:
      return fieldsOf(record);
  }
}
