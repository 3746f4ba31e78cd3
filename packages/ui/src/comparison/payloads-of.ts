import { type Json, parseJson, type WireFact } from '@driftscope/records';
import type { RecordIndex } from '../records/record-index.ts';
import type { SessionRecord } from '../records/session-record.ts';

/** What a record carries of the app's own data. Empty: nothing, or only a part of it was kept. */
export function payloadsOf(entry: SessionRecord, index: RecordIndex): readonly Json[] {
  const { record } = entry;
  switch (record.kind) {
    case 'http.request':
    case 'http.body':
      return parsed(record.body);
    case 'probe.emit':
      return parsed(record.args);
    case 'store.snapshot':
      return [record.state];
    case 'store.commit':
      return record.patch.flatMap((op) => (op.op === 'set' ? [op.value] : op.op === 'splice' ? op.insert : []));
    default:
      return index.factsOf(entry).flatMap(argumentsOf);
  }
}

function argumentsOf(fact: WireFact): readonly Json[] {
  switch (fact.kind) {
    case 'event':
    case 'ack':
      return fact.args;
    case 'connected':
      return fact.answer === undefined ? [] : [fact.answer];
    case 'message':
      return [fact.data];
    default:
      return [];
  }
}

function parsed(text: string | undefined): readonly Json[] {
  const json = text === undefined ? undefined : parseJson(text);
  return json?.ok ? [json.value] : [];
}
