import { isJsonObject, type Json, type PatchOp } from '@driftscope/records';
import { asId } from '#entities/entity-id.ts';
import type { World } from '#models/world.ts';
import type { RuleContext } from '#rule.ts';
import { type Place, placeOf, valueAt } from '#stores/place.ts';
import type { StoreChange } from '#stores/stores.ts';

/** How long an app may take to put into a store what an event brought. */
const FRESH_MS = 3_000;
/** Items that are a page. */
const LEAST_PAGE = 2;
/** Numbers are ids only in lists that are named so. */
const idsName = /ids?$|^(order|result)s?$/i;

/** A list of ids or references, as normalised stores keep it, that came to name the entity of an event more than once. */
export interface RepeatedReference {
  readonly change: StoreChange;
  readonly place: Place;
  /** The ids that a later state of the list still holds more than once. */
  findIn(list: readonly Json[]): readonly { readonly id: string; readonly count: number }[];
}

/** Tells of lists of ids that name an entity twice which an event brought just before, and which their store holds. */
export function watchRepeatedReferences(
  { world, on }: Pick<RuleContext, 'world' | 'on'>,
  tell: (repeat: RepeatedReference) => void,
): void {
  on('store.changed', (change) => {
    for (const op of change.patch ?? []) {
      const repeat = addsReferences(op) ? repeatIn(world, change, op) : undefined;
      if (repeat !== undefined) tell(repeat);
    }
  });
}

function addsReferences(op: PatchOp): boolean {
  const added = op.op === 'splice' ? op.insert : op.op === 'set' ? op.value : undefined;
  return Array.isArray(added) && added.some((item: Json) => referenceIn(item, true) !== undefined);
}

function repeatIn(world: World, change: StoreChange, op: PatchOp): RepeatedReference | undefined {
  const { arrivals } = world;
  const { session, store, at } = change;
  const { path } = op;
  const list = valueAt(store.state, path);
  if (!Array.isArray(list)) return undefined;
  const isNamed = path.some((step) => typeof step === 'string' && idsName.test(step));
  const all = repeatedIds(list, isNamed);
  if (all.length === 0) return undefined;
  const isPage = isPageOfRead(world, change, op);
  const isMeant = (id: string): boolean =>
    store.index.has(id) && (isPage || (arrivals.of(session, id)?.last.at ?? Number.NEGATIVE_INFINITY) >= at - FRESH_MS);
  const repeated = all.filter(({ id }) => isMeant(id));
  if (repeated.length === 0) return undefined;
  const ids = new Set(repeated.map(({ id }) => id));
  return {
    change,
    place: placeOf(store.state, path),
    findIn: (later) => repeatedIds(later, isNamed).filter(({ id }) => ids.has(id)),
  };
}

/**
 * Whether a step puts what a read has just brought behind the rest: several at once, each once, some of which the list did not have. One by
 * itself may be what the user looked at again.
 */
function isPageOfRead({ stores, sightings }: World, { session, store, at }: StoreChange, op: PatchOp): boolean {
  const list = op.op === 'splice' ? valueAt(store.state, op.path) : undefined;
  if (op.op !== 'splice' || !Array.isArray(list) || op.insert.length < LEAST_PAGE) return false;
  const before = new Set(list.slice(0, op.at));
  const isBehind = op.remove === 0 && op.at + op.insert.length === list.length;
  const isRead = (item: Json): boolean => {
    const id = idIn(referenceIn(item, true) ?? '');
    const [copy] = stores.copiesOf(session, id, store);
    const entity = copy && { id, object: copy.object };
    return (
      entity !== undefined &&
      sightings.wasNamedSince(session, entity, at - FRESH_MS) &&
      !sightings.repeatsOnWire(session, entity.object)
    );
  };
  const isEachOnce = new Set(op.insert).size === op.insert.length;
  return isBehind && isEachOnce && op.insert.some((item) => !before.has(item)) && op.insert.every(isRead);
}

/** Nothing where an item names nothing: it is a list of something else. */
function repeatedIds(list: readonly Json[], withNumbers: boolean): readonly { id: string; count: number }[] {
  if (list.length < 2) return [];
  const counts = new Map<string, number>();
  for (const item of list) {
    const reference = referenceIn(item, withNumbers);
    if (reference === undefined) return [];
    counts.set(reference, (counts.get(reference) ?? 0) + 1);
  }
  if (counts.size === list.length) return [];
  return [...counts].flatMap(([reference, count]) => (count > 1 ? [{ id: idIn(reference), count }] : []));
}

/** What names an entity: its id, or a reference of Apollo's cache, `{ __ref: 'Comment:c_7' }`, with its type. */
function referenceIn(item: Json, withNumbers: boolean): string | undefined {
  if (isJsonObject(item)) return typeof item.__ref === 'string' ? `${REF}${item.__ref}` : undefined;
  return typeof item === 'number' && !withNumbers ? undefined : asId(item);
}

/** Tells a reference from an id that reads like one. */
const REF = '__ref ';

const idIn = (reference: string): string =>
  reference.startsWith(REF) ? reference.slice(reference.indexOf(':') + 1) : reference;
