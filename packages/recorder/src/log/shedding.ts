import type { RecordKind, Unnumbered } from '@driftscope/records';

const details: ReadonlySet<RecordKind> = new Set([
  'socket.frame',
  'http.request',
  'http.response',
  'http.body',
  'http.failure',
  'store.commit',
  'store.snapshot',
]);

/** Whether a kind may be left out under overload. Connections, identity, page life and counters never are. */
export const isDetail = (kind: RecordKind): boolean => details.has(kind);

/** Characters of the payload that a record carries, and that could be shed. */
export function payloadLength(fields: Unnumbered): number {
  if (fields.kind === 'socket.frame') return fields.text?.length ?? fields.base64?.length ?? 0;
  if (fields.kind === 'http.body') return fields.body.length;
  return 0;
}

/** The same record, with its payload shed and saying so. */
export function withoutPayload(fields: Unnumbered): Unnumbered {
  if (fields.kind === 'http.body') return { ...fields, body: '', cut: 'load' };
  if (fields.kind !== 'socket.frame') return fields;
  const { kind, socket, dir, n, size } = fields;
  return { kind, socket, dir, n, size, cut: 'load' };
}
