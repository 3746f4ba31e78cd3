import type { DriftRecord } from '@driftscope/records';
import { startChatDay } from '../detect/chat-day.ts';

/** The body of a request, with places for what differs from one page load to the next. */
export interface Body {
  /** Its bytes for this page load; `t` runs evenly between the two instants, which are ms since its origin. */
  stamp(page: PageLoad, fromT: number, toT: number): Buffer;
  readonly records: number;
}

export interface PageLoad {
  /** 36 characters. */
  readonly id: string;
  /** Epoch ms, whole. */
  readonly originMs: number;
}

/** Digits of a number that is stamped: blanks before it are JSON too. */
const WIDTH = 13;
const BLANK = ' '.repeat(WIDTH);

/** What a page of the chat sends from its load on, as batches of so many records. */
export function chatBodies(recordCount: number, recordsEach: number): readonly Body[] {
  const day = startChatDay(1);
  const records: DriftRecord[] = [];
  while (records.length < recordCount) for (const record of day.next()) records.push(record);
  return Array.from({ length: recordCount / recordsEach }, (_, index) =>
    batchBody(index + 1, records.slice(index * recordsEach, (index + 1) * recordsEach)),
  );
}

/** The same records as a Sentry envelope of logs, one log a record. */
export function envelopeBodies(recordCount: number, recordsEach: number): readonly Body[] {
  return chatBodies(recordCount, recordsEach).map((body, index) => {
    const page = { id: `${'0'.repeat(8)}-0000-4000-8000-${String(index).padStart(12, '0')}`, originMs: 1 };
    const { records }: { records: DriftRecord[] } = JSON.parse(body.stamp(page, 0, 0).toString());
    const items = records.map((record) => ({
      timestamp: Date.now() / 1_000,
      trace_id: page.id.replaceAll('-', ''),
      level: 'info',
      body: record.kind,
      attributes: { record: { type: 'string', value: JSON.stringify(record) } },
    }));
    const content_type = 'application/vnd.sentry.items.log+json';
    const lines = [{ sdk: { name: 'bench' } }, { type: 'log', item_count: items.length, content_type }, { items }];
    const bytes = Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n'));
    return { stamp: () => bytes, records: records.length };
  });
}

function batchBody(batch: number, records: readonly DriftRecord[]): Body {
  const slots: { id: number[]; originMs: number[]; t: number[]; until: number[] } = {
    id: [],
    originMs: [],
    t: [],
    until: [],
  };
  let text = '';
  let sizeBytes = 0;
  const write = (part: string) => {
    text += part;
    sizeBytes += Buffer.byteLength(part);
  };
  const leave = (slot: keyof typeof slots, blank = BLANK) => {
    slots[slot].push(sizeBytes);
    write(blank);
  };
  write('{"v":1,"session":{"id":"');
  leave('id', ' '.repeat(36));
  write('","originMs":');
  leave('originMs');
  write(`,"app":"chat","origin":"http://127.0.0.1:3000"},"batch":${batch},"until":`);
  leave('until');
  write(',"records":[');
  for (const [index, { t: _, ...record }] of records.entries()) {
    write(index === 0 ? '{"t":' : ',{"t":');
    leave('t');
    write(`,${JSON.stringify(record).slice(1)}`);
  }
  write(']}');
  const template = Buffer.from(text);

  return {
    records: records.length,
    stamp: ({ id, originMs }, fromT, toT) => {
      const bytes = Buffer.from(template);
      const put = (offsets: readonly number[], value: string | number) => {
        for (const offset of offsets) bytes.write(String(value).padStart(WIDTH), offset, 'latin1');
      };
      put(slots.id, id);
      put(slots.originMs, originMs);
      // What the next batch brings is after that.
      put(slots.until, Math.floor(toT) - 1);
      const stepMs = (toT - fromT) / records.length;
      for (const [index, offset] of slots.t.entries()) put([offset], Math.floor(fromT + index * stepMs));
      return bytes;
    },
  };
}
