import type { Incident } from '@driftscope/detect';
import { isJsonObject, type Json, type RecordedSession } from '@driftscope/records';
import { jsonIn } from './json-in.ts';
import { textsIn } from './texts-in.ts';

const MOST_TEXTS = 20;
const LONGEST_TEXT = 300;

/** What the entities of an incident say that a person can read, by its evidence: a page that shows them has these on it. */
export function watchedTexts(incident: Incident, sessions: readonly RecordedSession[]): readonly string[] {
  const ids = new Set([...textsIn(incident.facts)].filter(({ field }) => isIdField(field)).map(({ text }) => text));
  const found = payloadsOf(incident, sessions).flatMap((payload) => [...entitiesIn(payload, ids)]);
  const texts = found.flatMap((entity) => [...textsIn(entity)]).filter(isReadable);
  const values = [incident.facts.held, incident.facts.said].filter((value) => typeof value === 'string');
  const all = [...texts.map(({ text }) => text), ...values.filter((text) => isReadable({ field: '', text }))];
  return [...new Set(all.filter((text) => !ids.has(text)))].slice(0, MOST_TEXTS);
}

/** All that the records of the evidence carried. */
function payloadsOf({ evidence }: Incident, sessions: readonly RecordedSession[]): readonly Json[] {
  return evidence.flatMap(({ session, seq }): Json[] => {
    const records = sessions.find(({ header }) => header.id === session)?.records;
    const record = records?.find((one) => one.seq === seq);
    if (record === undefined) return [];
    if (record.kind === 'store.commit') return record.patch.flatMap((op) => valuesOf(op));
    const text = textOf(record);
    const json = text === undefined ? undefined : jsonIn(text);
    return json === undefined ? [] : [json];
  });
}

type Op = Extract<RecordedSession['records'][number], { kind: 'store.commit' }>['patch'][number];

const valuesOf = (op: Op): readonly Json[] => (op.op === 'set' ? [op.value] : op.op === 'splice' ? op.insert : []);

function textOf(record: RecordedSession['records'][number]): string | undefined {
  if (record.kind === 'probe.emit') return record.args;
  if (record.kind === 'socket.frame' || record.kind === 'stream.event') return record.text;
  return record.kind === 'http.body' || record.kind === 'http.request' ? record.body : undefined;
}

/** Objects that one of the ids names. */
function* entitiesIn(value: Json, ids: ReadonlySet<string>): Generator<Json> {
  if (isJsonObject(value)) {
    const isOne = Object.entries(value).some(([name, id]) => /^_?id$/i.test(name) && ids.has(String(id)));
    if (isOne) yield value;
    else for (const part of Object.values(value)) yield* entitiesIn(part, ids);
  } else if (Array.isArray(value)) for (const item of value) yield* entitiesIn(item, ids);
}

const isIdField = (name: string): boolean => /^(id|ids|missedIds)$/.test(name);

/** Words, and nothing that a page shows otherwise, or not at all: ids, times, addresses, what was redacted. */
function isReadable({ field, text }: { field: string; text: string }): boolean {
  if (text.length < 3 || text.length > LONGEST_TEXT || !/\p{L}{2}/u.test(text)) return false;
  if (/(^_?|_|[a-z])(id|ids|at|url|uri|key|token|hash|type|kind|status|cursor)$/i.test(field)) return false;
  return !/\[redacted|^\w+:\/\/|^\d{4}-\d\d-\d\dT|^[\w-]*\d[\w-]*$|^\w+[_:]\S*$/.test(text);
}
