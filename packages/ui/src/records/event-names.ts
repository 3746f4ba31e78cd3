import type { RecordIndex } from './record-index.ts';
import type { SessionRecord } from './session-record.ts';

/** Names of the events that a record carries: off the wire, or as a server's probe saw them. Of a request in a socket its line. */
export function eventNamesOf(entry: SessionRecord, index: RecordIndex): readonly string[] {
  const { record } = entry;
  if ('event' in record && typeof record.event === 'string') return [record.event];
  return index.factsOf(entry).flatMap((fact) => {
    if (fact.kind !== 'event') return [];
    return fact.request === undefined ? [fact.name] : [fact.name, `${fact.request.method} ${fact.request.url}`];
  });
}
