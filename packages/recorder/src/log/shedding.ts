import type { RecordKind, Unnumbered } from '@driftscope/records';

/** Looked up by name: methods are the page's to replace, and without this nothing would be recorded, not even that. */
const details: Partial<Record<RecordKind, true>> = bare({
  'socket.frame': true,
  'http.request': true,
  'http.response': true,
  'http.body': true,
  'http.failure': true,
  'http.delivery': true,
  'store.commit': true,
  'store.snapshot': true,
  'stream.event': true,
  'storage.set': true,
  'storage.remove': true,
  'storage.clear': true,
  'storage.cookie': true,
  'storage.db': true,
  'storage.cache': true,
  'storage.db-deleted': true,
  'channel.storage': true,
  'channel.message': true,
  'error.uncaught': true,
  'error.rejection': true,
  'page.long-task': true,
  'page.layout-shift': true,
  'ui.click': true,
  'ui.submit': true,
  'ui.change': true,
  'ui.press': true,
});

/** Whether a kind may be left out under overload. Connections, identity, page life and counters never are. */
export const isDetail = (kind: RecordKind): boolean => details[kind] === true;

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

function bare<T extends object>(names: T): T {
  return Object.setPrototypeOf(names, null);
}
