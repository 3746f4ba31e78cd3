import type { DriftRecord } from '@driftscope/records';
import { shorten } from '../format/shorten.ts';
import { fieldsOf } from './fields-of.ts';

const MOST_CHARS = 60;

/** What a page stored, or heard of another page, in one line. */
export function summarizeStorage(record: DriftRecord): string {
  switch (record.kind) {
    case 'storage.set':
      return `${record.area}: ${record.key} = ${describeValue(record)}${describeHow(record)}`;
    case 'storage.remove':
      return `${record.area}: ${record.key} removed${describeHow(record)}`;
    case 'storage.clear':
      return `${record.area}: cleared`;
    case 'storage.cookie':
      return `cookie ${record.key} = ${describeValue(record)}`;
    case 'storage.db':
      return [
        `${record.database}/${record.objectStore}: ${record.op}`,
        record.key,
        record.value && describeValue(record),
      ]
        .filter(Boolean)
        .join(' ');
    case 'storage.cache':
      return [`cache ${record.cache ?? ''}`.trim(), record.op, record.url].filter(Boolean).join(' ');
    case 'storage.db-deleted':
      return `${record.database}: deleted`;
    case 'channel.storage':
      return `another page: ${record.area} ${record.key ?? 'cleared'}${record.value === undefined ? '' : ` = ${describeValue(record)}`}`;
    case 'channel.message':
      return `${record.dir} ${record.channel}: ${describeValue(record)}`;
    default:
      return fieldsOf(record);
  }
}

const describeHow = ({ how }: { readonly how?: 'seen' }): string => (how === undefined ? '' : ' (seen later)');

function describeValue({ value, cut }: { readonly value?: string; readonly cut?: string }): string {
  if (value === undefined) return cut === undefined ? 'nothing' : `not kept (${cut})`;
  return shorten(value, MOST_CHARS);
}
