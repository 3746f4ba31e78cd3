import type { RecordKind, Unnumbered } from '@driftscope/records';

const details: ReadonlySet<RecordKind> = new Set([
  'socket.frame',
  'http.request',
  'http.response',
  'http.body',
  'http.failure',
  'http.delivery',
  'store.commit',
  'store.snapshot',
  'stream.event',
  'storage.set',
  'storage.remove',
  'storage.clear',
  'storage.cookie',
  'storage.db',
  'storage.cache',
  'storage.db-deleted',
  'channel.storage',
  'channel.message',
  'error.uncaught',
  'error.rejection',
  'page.long-task',
  'page.layout-shift',
  'ui.click',
  'ui.submit',
  'ui.change',
]);

/** Whether a kind may be left out under overload. Connections, identity, page life and counters never are. */
export const isDetail = (kind: RecordKind): boolean => details.has(kind);

/** Characters of the payload that a record carries, and that could be shed. */
export function payloadLength(fields: Unnumbered): number {
  if (fields.kind === 'socket.frame') return fields.text?.length ?? fields.base64?.length ?? 0;
  if (fields.kind === 'http.body') return fields.base64?.length ?? fields.body.length;
  if (fields.kind === 'stream.event') return fields.text?.length ?? 0;
  return 'value' in fields ? (fields.value?.length ?? 0) : 0;
}

/** The same record, with its payload shed and saying so. */
export function withoutPayload(fields: Unnumbered): Unnumbered {
  if (fields.kind === 'http.body') return { kind: fields.kind, request: fields.request, body: '', cut: 'load' };
  if (fields.kind === 'stream.event') {
    const { text: _text, ...rest } = fields;
    return { ...rest, cut: 'load' };
  }
  if ('value' in fields) {
    const { value: _value, ...rest } = fields;
    return { ...rest, cut: 'load' };
  }
  if (fields.kind !== 'socket.frame') return fields;
  const { kind, socket, dir, n, size } = fields;
  return { kind, socket, dir, n, size, cut: 'load' };
}
