import { type Batch, createRecordingWriter } from '@driftscope/records';
import { pageHeader, startChatDay } from '../detect/chat-day.ts';

/** The first records of a page's day in a chat, as a `.drift` file. */
export function dayRecording(count: number): Buffer {
  const pieces: Uint8Array[] = [];
  const writer = createRecordingWriter((bytes) => pieces.push(bytes));
  const day = startChatDay(7);
  let left = count;
  for (let batch = 1; left > 0; batch++) {
    const records = day.next().slice(0, left);
    left -= records.length;
    const one: Batch = { v: 1, session: pageHeader, batch, records: [...records], until: records.at(-1)?.t ?? 0 };
    writer.add(one);
  }
  writer.end();
  return Buffer.concat(pieces);
}
