import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perApp } from '#engine/per-app.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { FoundEntity } from '#entities/find-entities.ts';
import { isPlain } from '#entities/is-plain.ts';
import { isVolatile } from '#entities/is-volatile.ts';
import type { MoveModel } from '../told/moves.ts';
import { sentFields } from './sent-fields.ts';
import type { Write, WriteConfirmation, WriteFacts } from './writes.ts';

/** One field that a page set by HTTP, and that the server's answer says is so now. */
export interface Edit {
  readonly confirmation: WriteConfirmation;
  readonly id: string;
  readonly field: string;
  readonly value: Json;
  /** The entity as the page had been told of it when it asked. */
  readonly from: JsonObject;
  /** The entity as it was answered. */
  readonly to: JsonObject;
}

export interface EditFacts {
  readonly 'edit.landed': Edit;
  /** The one field that the answer says otherwise, where the page asked for something to be done and sent no fields: `POST /pings/7/read`. */
  readonly 'edit.answered': Edit;
}

/** Keys of writes remembered for each app. */
const MOST_KEYS = 2_000;

/** Finds which fields of which entities a write set, and what its page knew of them. */
export function watchEdits(bus: Bus<WriteFacts & EditFacts>, moves: MoveModel): void {
  const knownOf = perSession(() => new WeakMap<Write, ReadonlyMap<string, readonly JsonObject[]>>());
  const keysOf = perApp(() => new RecentMap<string, true>(MOST_KEYS));

  bus.on('write.begun', (write) => {
    if (write.link !== undefined || isRepeat(write)) return;
    const known = new Map<string, readonly JsonObject[]>();
    for (const id of write.says) {
      const said = moves.allSaid(write.session, id);
      if (said !== undefined) known.set(id, said);
    }
    if (known.size > 0) knownOf(write.session).set(write, known);
  });
  bus.on('write.confirmed', (confirmation) => {
    const known = knownOf(confirmation.write.session).get(confirmation.write);
    if (known === undefined || confirmation.content === undefined) return;
    for (const { id, object } of confirmation.content.entities) {
      for (const edit of editsOf(confirmation, known.get(id) ?? [], { id, object })) bus.tell('edit.landed', edit);
      const done = doneBy(confirmation, known.get(id) ?? [], { id, object });
      if (done !== undefined) bus.tell('edit.answered', done);
    }
  });

  /** The same write again, by its idempotency key: the answer is that of the first. It may be where keys are not remembered. */
  function isRepeat({ session, sent }: Write): boolean {
    const key = keyIn(sent.body);
    if (key === undefined) return false;
    const keys = keysOf.of(session);
    if (keys === undefined || keys.has(key)) return true;
    keys.set(key, true);
    return false;
  }
}

/** Fields that were sent, and that the answer has as they were sent. */
function editsOf(
  confirmation: WriteConfirmation,
  known: readonly JsonObject[],
  { id, object }: Pick<FoundEntity, 'id' | 'object'>,
): readonly Edit[] {
  if (known.length === 0) return [];
  return Object.entries(sentFields(confirmation.write.sent, id)).flatMap(([field, value]) => {
    const from = known.find((said) => isPlain(said[field]));
    const isTaken = isPlain(value) && object[field] === value && !isVolatile(field);
    return from === undefined || !isTaken ? [] : [{ confirmation, id, field, value, from, to: object }];
  });
}

/** What an action changed. `undefined`: fields were sent, or more than one is otherwise than all that had been said. */
function doneBy(
  confirmation: WriteConfirmation,
  known: readonly JsonObject[],
  { id, object }: Pick<FoundEntity, 'id' | 'object'>,
): Edit | undefined {
  const [from] = known;
  if (from === undefined || Object.keys(sentFields(confirmation.write.sent, id)).length > 0) return undefined;
  const changed = Object.entries(object).filter(([field, value]) => {
    const said = known.map((one) => one[field]).filter(isPlain);
    return isPlain(value) && !isVolatile(field) && said.length > 0 && said.every((before) => before !== value);
  });
  const [first, ...others] = changed;
  return first === undefined || others.length > 0
    ? undefined
    : { confirmation, id, field: first[0], value: first[1], from, to: object };
}

const isKeyName = (name: string): boolean =>
  /^(idempotency|(client_?)?(request|mutation|operation))_?(id|key)$/i.test(name);

function keyIn(body: Json): string | undefined {
  if (!isJsonObject(body)) return undefined;
  const key = Object.entries(body).find(([name, value]) => isKeyName(name) && typeof value === 'string')?.[1];
  return typeof key === 'string' ? key : undefined;
}
