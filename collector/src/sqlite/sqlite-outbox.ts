import type { DatabaseSync } from 'node:sqlite';
import Type from 'typebox';
import type { OutboxStore, OutgoingEnvelope, WaitingEnvelope } from '../storage/outbox-store.ts';
import type { DurableLog } from './durable-log.ts';
import { jsonReader } from './json-reader.ts';
import { rowReader } from './row-reader.ts';
import { transaction } from './transaction.ts';

const readId = rowReader(Type.Object({ id: Type.Integer() }));
const readWaiting = rowReader(
  Type.Object({
    id: Type.Integer(),
    received_ms: Type.Number(),
    size_bytes: Type.Integer(),
    item_types: Type.String(),
  }),
);
const readHeadersOf = rowReader(Type.Object({ headers: Type.String() }));
const readTypes = jsonReader(Type.Array(Type.String()));
const readHeaders = jsonReader(Type.Record(Type.String(), Type.String()));

/** Envelopes that wait, in SQLite. */
export function createSqliteOutbox(database: DatabaseSync, log: DurableLog): OutboxStore {
  const put = database.prepare(
    'INSERT INTO outbox (received_ms, size_bytes, item_types) VALUES (?, ?, ?) RETURNING id',
  );
  const putBody = database.prepare('INSERT INTO outbox_body (id, headers, body) VALUES (?, ?, ?)');
  const all = database.prepare('SELECT id, received_ms, size_bytes, item_types FROM outbox ORDER BY id');
  const bodyOf = database.prepare('SELECT headers, body FROM outbox_body WHERE id = ?');
  const dropBody = database.prepare('DELETE FROM outbox_body WHERE id = ?');
  const drop = database.prepare('DELETE FROM outbox WHERE id = ?');

  const add = ({ receivedMs, body, headers, itemTypes }: OutgoingEnvelope): WaitingEnvelope => {
    const { id } = readId(put.get(receivedMs, body.length, JSON.stringify(itemTypes)));
    putBody.run(id, JSON.stringify(headers), body);
    return { id, receivedMs, sizeBytes: body.length, itemTypes };
  };

  return {
    add: (envelopes) => log.write(() => transaction(database, () => envelopes.map(add))),
    list: async () => all.all().map(waitingOf),
    read: async (id) => {
      const row = bodyOf.get(id);
      if (!(row?.body instanceof Uint8Array)) return undefined;
      return { headers: readHeaders(readHeadersOf(row).headers), body: new Uint8Array(row.body) };
    },
    remove: (ids) =>
      log.write(() =>
        transaction(database, () => {
          for (const id of ids) {
            dropBody.run(id);
            drop.run(id);
          }
        }),
      ),
  };
}

function waitingOf(row: unknown): WaitingEnvelope {
  const { id, received_ms, size_bytes, item_types } = readWaiting(row);
  return { id, receivedMs: received_ms, sizeBytes: size_bytes, itemTypes: readTypes(item_types) };
}
