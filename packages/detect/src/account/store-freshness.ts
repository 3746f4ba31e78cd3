import { isJsonObject, type Json, type JsonObject } from '@driftscope/records';
import { isEqual } from '../engine/is-equal.ts';
import type { Session } from '../engine/session.ts';
import { namesEnd } from '../entities/deletion-name.ts';
import { isVolatile } from '../entities/is-volatile.ts';
import { entitiesIn, type News } from '../models/told/news.ts';
import type { World } from '../models/world.ts';
import { isTombstone } from '../stores/is-tombstone.ts';
import type { Store } from '../stores/stores.ts';

/** How a store stands to what the wire said last of the things that it holds. */
export interface StoreFreshness {
  /** Number of the store in its session, and what a person calls it. */
  readonly store: number;
  readonly name: string;
  /** Epoch ms of its last change, and the record that says so. */
  readonly changedAt: number;
  readonly seq: number;
  /** The last frame or answer that named something it holds. Absent: none of the last ones did. */
  readonly told?: Pick<News, 'how' | 'line' | 'at' | 'seq'>;
  /** `pending`: a write of what differs is under way, or it was told just now. `untold`: the wire named nothing it holds. */
  readonly agrees: 'same' | 'pending' | 'differs' | 'untold';
  /** Where it differs, the first few. */
  readonly differences: readonly Difference[];
}

export interface Difference {
  readonly id: string;
  /** Absent: the thing was deleted, and is held. */
  readonly field?: string;
  readonly held?: Json;
  readonly told?: Json;
  /** `seq` of the record that told it. */
  readonly seq: number;
}

/** Time in which a store may take over what it was told: frameworks batch, and tabs are throttled. */
const TAKEN_WITHIN_MS = 1_500;
const MOST_DIFFERENCES = 5;
/** Of one answer; what is said of a page of a list holds for the rest of it. */
const MOST_ENTITIES = 200;

/** Computes it for all stores of a page that hold something with an id. Of the wire the last news count. */
export function computeFreshness(world: World, session: Session, nowAt: number): readonly StoreFreshness[] {
  const news = world.news.recent(session).toReversed();
  return world.stores.all(session).map((store) => freshnessOf(world, session, store, { news, nowAt }));
}

function freshnessOf(
  world: World,
  session: Session,
  store: Store,
  { news, nowAt }: { readonly news: readonly News[]; readonly nowAt: number },
): StoreFreshness {
  const latest = new Set<string>();
  const differences: (Difference & { readonly at: number })[] = [];
  let told: News | undefined;
  for (const one of news) {
    for (const { id, object } of entitiesIn(one).slice(0, MOST_ENTITIES)) {
      if (!store.index.has(id)) continue;
      told ??= one;
      for (const difference of differencesOf(world, session, store, { id, object, one }, latest))
        if (differences.length < MOST_DIFFERENCES) differences.push({ ...difference, at: one.at });
    }
  }
  const pending = world.writes.pending(session);
  const isPending = ({ id, at }: (typeof differences)[number]): boolean =>
    nowAt - at < TAKEN_WITHIN_MS || pending.some(({ says }) => says.has(id));
  const { number, name, changedAt, seq } = store;
  return {
    store: number,
    name,
    changedAt,
    seq,
    ...(told && { told: { how: told.how, line: told.line, at: told.at, seq: told.seq } }),
    agrees: agreementOf(told, differences.length === 0, differences.every(isPending)),
    differences: differences.map(({ at, ...difference }) => difference),
  };
}

function agreementOf(told: News | undefined, isSame: boolean, isPending: boolean): StoreFreshness['agrees'] {
  if (told === undefined) return 'untold';
  if (isSame) return 'same';
  return isPending ? 'pending' : 'differs';
}

/** What the store holds otherwise, as far as nothing later was said of it: `latest` has the fields that were. */
function differencesOf(
  { stores }: World,
  session: Session,
  store: Store,
  { id, object, one }: { readonly id: string; readonly object: JsonObject; readonly one: News },
  latest: Set<string>,
): readonly Difference[] {
  const copies = stores.copiesOf(session, id, store).map((copy) => copy.object);
  if (one.how === 'event' && namesEnd(one.line)) {
    const isGone = latest.has(`${id}.`) || copies.length === 0 || copies.some(isTombstone);
    latest.add(`${id}.`);
    return isGone ? [] : [{ id, seq: one.seq }];
  }
  latest.add(`${id}.`);
  return Object.entries(object).flatMap(([field, value]) => {
    if (latest.has(`${id}.${field}`) || isVolatile(field) || (typeof value === 'object' && value !== null)) return [];
    latest.add(`${id}.${field}`);
    const held = copies
      .map((copy) => copy[field])
      .find((own) => own !== undefined && isScalar(own) && !isEqual(own, value));
    return held === undefined ? [] : [{ id, field, held, told: value, seq: one.seq }];
  });
}

const isScalar = (value: Json): boolean => !isJsonObject(value) && !Array.isArray(value);
