import { isJsonObject, type JsonObject, type PatchOp } from '@driftscope/records';
import { idOf } from '#entities/entity-id.ts';
import { normalizeName } from '#entities/shapes.ts';
import type { InboundEvent } from '#links/link.ts';
import { nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Rule } from '#rule.ts';
import { placeText, valueAt } from '#stores/place.ts';
import { countAlike, isAmongOthers, siblingsOf } from '#stores/siblings-of.ts';
import type { Copy, StoreChange } from '#stores/stores.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { listText, quoted } from '../wording.ts';

const WINDOW: Threshold = {
  name: 'payload.partial.windowMs',
  unit: 'ms',
  value: 2_000,
  says: 'How long a page has to complete what an event brought in part.',
};
/** Further windows for a read that was asked meanwhile. */
const MOST_WAITS = 3;
/** What this many others of a list have, that reads brought, their kind has. */
const LEAST_SIBLINGS = 3;
const MOST_SIBLINGS = 20;
/** One field may be gone on purpose. */
const LEAST_DROPPED = 2;

/** Fields that are not there, and how we know that they should be. */
interface Lack {
  readonly names: readonly string[];
  readonly why: (place: string) => string;
}

/** An event brought a part of an entity, and a store took it for the whole. */
export const payloadPartial: Rule = {
  kind: 'payload.partial',
  severity: 'medium',
  summary:
    'An event brought an entity without fields that reads of its kind always have, and the store took it as it was.',
  advice:
    'Have the server send the same representation in events as in reads, made by one function. Where an event can only name ' +
    'what is new, let the client read it before it shows it, and merge parts into what it holds instead of replacing it.',
  thresholds: [WINDOW],
  watch({ world, on, at, report, limit }) {
    const windowMs = limit(WINDOW);
    on('arrival.stored', ({ arrival, id, change }) => look(change, id, arrival.asNew));
    // What an event did not say of an entity that is held already, a store may take away from it.
    on('store.changed', (change) => {
      for (const op of change.patch ?? []) if (op.op === 'delete') lookAt(change, op);
    });

    function lookAt(change: StoreChange, { path }: PatchOp): void {
      const item = valueAt(change.store.state, path, path.length - 1);
      const id = isJsonObject(item) ? idOf(item) : undefined;
      if (id !== undefined) look(change, id, world.arrivals.of(change.session, id)?.asChange);
    }

    function look(change: StoreChange, id: string, event: InboundEvent | undefined): void {
      if (event === undefined || change.at > event.at + windowMs || isLikeOthers(world, change, id)) return;
      at(change.at + windowMs, [change.session], (nowAt) => judge(id, event, change, nowAt, 0));
    }

    function judge(id: string, event: InboundEvent, change: StoreChange, nowAt: number, waits: number): void {
      const { session, store } = change;
      if (!session.isWhole(event.at, nowAt) || world.page.isUnloaded(session)) return;
      if (waits < MOST_WAITS && world.requests.readsPendingSince(session, event.at) > 0) {
        at(nowAt + windowMs, [session], (laterAt) => judge(id, event, change, laterAt, waits + 1));
        return;
      }
      // What is missing came under another name: that is told by itself.
      if (world.skews.isChanging(session, event.event.name)) return;
      const sent = event.mains.find((main) => main.id === id)?.object;
      const [copy] = world.stores.copiesOf(session, id, store);
      if (copy === undefined || sent === undefined || !isTakenAsItWas(sent, copy.object)) return;
      const lack = dropped(world, change, copy, sent) ?? lackOf(world, change, copy);
      if (lack === undefined || world.sightings.find(session, { id, object: sent })?.isOwn === true) return;
      tell(id, event, change, copy, lack, nowAt);
    }

    function tell(id: string, event: InboundEvent, change: StoreChange, copy: Copy, lack: Lack, nowAt: number): void {
      const { session, store } = change;
      const identity = world.identity.now(session);
      const { name } = event.event;
      const received = { session: session.id, seq: event.seq, at: event.at };
      const taken = { session: session.id, seq: change.seq, at: change.at };
      const place = placeText(copy.place);
      report({
        session,
        identity,
        key: [store.name, id],
        place: [name, store.name, patternOf(world, session, copy)],
        confidence: 'observed',
        title: `${name} brought ${id} to ${nameOf(identity)} without ${listText(lack.names)}, and 2 s later store ${quoted(store.name)} still holds it like that`,
        at: event.at,
        untilAt: nowAt,
        facts: { id, event: name, missing: [...lack.names], store: store.name, path: place },
        evidence: [
          { ...received, role: 'received' },
          { ...taken, role: 'taken' },
        ],
        witness: [
          { ...received, says: `${name} brought ${id} without ${listText(lack.names)}.` },
          {
            says: lack.why(place),
            session: session.id,
            at: nowAt,
          },
          { ...taken, says: `Store ${quoted(store.name)} took ${id} as it came, and nothing completed it.` },
        ],
      });
    }
  },
};

/** Whether a commit took nothing away, and put an entity among others that have just its fields, or among none: mostly that is so. */
function isLikeOthers({ stores, shapes }: World, { session, store, patch }: StoreChange, id: string): boolean {
  if (patch?.some(({ op }) => op === 'delete')) return false;
  const [copy] = stores.copiesOf(session, id, store);
  if (copy === undefined) return false;
  if (!isAmongOthers(copy)) return true;
  const alike = countAlike(shapes.of(copy.object), copy, MOST_SIBLINGS);
  return alike !== undefined && alike >= LEAST_SIBLINGS;
}

/** The store has what was sent under its names, and made nothing of its own out of it. */
const isTakenAsItWas = (sent: JsonObject, copy: JsonObject): boolean =>
  Object.keys(sent).every((name) => Object.hasOwn(copy, name));

/** What a read had given to the entity itself, and the commit took away because the event did not say it. */
function dropped(world: World, { session, patch }: StoreChange, copy: Copy, sent: JsonObject): Lack | undefined {
  const gone = (patch ?? []).flatMap(({ op, path }) => (op === 'delete' ? String(path.at(-1)) : []));
  const missing = [...new Set(gone)].filter((name) => !Object.hasOwn(copy.object, name) && !Object.hasOwn(sent, name));
  if (missing.length < LEAST_DROPPED) return undefined;
  const read = world.sightings.find(session, { id: idOf(copy.object) ?? '', object: copy.object })?.readShapes ?? [];
  const names = missing.filter((name) => read.some(({ telling }) => telling.has(normalizeName(name))));
  if (names.length < LEAST_DROPPED) return undefined;
  return { names, why: () => 'A read had given them to it, and the store had held them.' };
}

function lackOf(world: World, { session }: StoreChange, copy: Copy): Lack | undefined {
  // Mostly all of a list are alike: then there is nothing to ask about.
  if (countAlike(world.shapes.of(copy.object), copy, MOST_SIBLINGS) !== undefined) return undefined;
  const siblings = siblingsOf(copy, MOST_SIBLINGS).flatMap((object) => {
    const shapes = world.sightings.find(session, { id: idOf(object) ?? '', object })?.readShapes ?? [];
    return shapes.length === 0 ? [] : [{ object, shapes }];
  });
  const [first, ...further] = siblings;
  if (first === undefined || siblings.length < LEAST_SIBLINGS) return undefined;
  const own = new Set(Object.keys(copy.object).map(normalizeName));
  const names = Object.keys(first.object).filter((name) => {
    const plain = normalizeName(name);
    // Only what the server sends of each, not what the client adds.
    const isRead = siblings.every(({ shapes }) => shapes.some(({ telling }) => telling.has(plain)));
    return !own.has(plain) && isRead && further.every(({ object }) => Object.hasOwn(object, name));
  });
  const isTelling = names.length > 1 || names.some((name) => isJsonObject(first.object[name] ?? null));
  if (!isTelling) return undefined;
  const example = idOf(first.object) ?? '';
  return {
    names,
    why: (place) =>
      `All ${siblings.length} others looked at in ${place}, such as ${example}, came by reads and have them.`,
  };
}
