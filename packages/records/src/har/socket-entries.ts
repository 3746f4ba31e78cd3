import type { DriftRecord, RecordOf } from '../record.ts';
import { type EntryPage, type WrittenEntry, writtenEntry } from './written-entry.ts';

/** Sockets, each with its messages: times in seconds since the epoch, opcode 1 for text and 2 for bytes in base64. */
export function socketEntries(records: readonly DriftRecord[], page: EntryPage): readonly WrittenEntry[] {
  return records.flatMap((record) => {
    if (record.kind !== 'socket.attempt' && record.kind !== 'socket.found') return [];
    const { socket, t, url } = record;
    const own = records.filter((other) => 'socket' in other && other.socket === socket);
    const opened = own.find(({ kind }) => kind === 'socket.open');
    const close = own.find(({ kind }) => kind === 'socket.close');
    const isOpened = opened !== undefined || record.kind === 'socket.found';
    const messages = own.flatMap((other) => (other.kind === 'socket.frame' ? [messageOf(other, page)] : []));
    return [
      writtenEntry(page, {
        // The reader takes a socket to be open from the time of its entry.
        t: opened?.t ?? t,
        durationMs: isOpened ? undefined : close && close.t - t,
        type: 'websocket',
        method: 'GET',
        url,
        status: isOpened ? 101 : 0,
        messages,
      }),
    ];
  });
}

function messageOf({ t, dir, text, base64 }: RecordOf<'socket.frame'>, { originMs }: EntryPage) {
  return {
    type: dir === 'out' ? 'send' : 'receive',
    time: (originMs + t) / 1_000,
    opcode: base64 === undefined ? 1 : 2,
    data: base64 ?? text ?? '',
  };
}
