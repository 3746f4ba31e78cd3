import { isJsonObject, type Json, type JsonObject, type PatchOp } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { perSession } from '#engine/per-session.ts';
import type { Session } from '#engine/session.ts';
import { idOf } from '#entities/entity-id.ts';
import type { LinkFacts } from '#links/link.ts';
import { mayLeadTo, type Place, placeText, valueAt } from '#stores/place.ts';
import type { Copy, Store, StoreChange, StoreFacts, StoreModel } from '#stores/stores.ts';
import type { Request, RequestFacts } from '../requests/requests.ts';
import type { Move, MoveFacts } from '../told/moves.ts';
import type { ArrivalModel } from './arrivals.ts';

/** What an event, or an answer with what is new, had brought into a store, and a later commit undid. */
export interface Undone {
  readonly id: string;
  readonly place: Place;
  readonly event: Brought['event'];
  /** The commit that had taken it over. */
  readonly taken: { readonly at: number; readonly seq: number };
  /** The field that is what it was before the event. Absent: the entity itself is gone. */
  readonly field?: { readonly name: string; readonly held: Json; readonly said: Json };
}

/** A commit that did something of its own, and undid what events had brought meanwhile. */
export interface Clobber {
  readonly change: StoreChange;
  /** `seq` of the record that was being handled. */
  readonly cause: number;
  readonly undone: readonly [Undone, ...Undone[]];
  /** Entities that the commit put there or changed. */
  readonly ownIds: ReadonlySet<string>;
}

export interface ClobberFacts {
  readonly 'commit.undid': Clobber;
}

export interface ClobberModel {
  /** Whether a commit set the field back to what it was before the event with this `seq`. */
  hasUndone(session: Session, eventSeq: number, id: string, field: string): boolean;
}

/** Things that events brought last, remembered for each page. */
const MOST_BROUGHT = 24;
/** An answer with more than so many is a list, which is read anew as a whole. */
const MOST_NEWS = 6;

/** An entity that an event brought, or changed; or that an answer to what was asked for news brought, which will not bring it again. */
interface Brought {
  readonly id: string;
  readonly event: { readonly name: string; readonly at: number; readonly seq: number };
  /** `seq` of the record that a commit names which takes it: of an answer that of its head, if not that of its body, which is the event's. */
  readonly cause: number;
  /** Absent: no store held it before. */
  readonly move?: Moved;
  /** Where stores have taken it over. */
  readonly taken: Taken[];
}

type Moved = Pick<Move, 'before' | 'after' | 'fields'>;

interface Taken {
  readonly store: Store;
  readonly place: Place;
  readonly at: number;
  readonly seq: number;
  /** Those that said what the event says. */
  readonly fields: readonly string[];
  readonly undoneFields: Set<string>;
  isGone: boolean;
}

/** Follows what events bring into the stores, and tells the commits that undo it and do something else besides. */
export function watchClobbers(
  bus: Bus<LinkFacts & RequestFacts & MoveFacts & StoreFacts & ClobberFacts>,
  stores: StoreModel,
  arrivals: ArrivalModel,
): ClobberModel {
  const broughtOf = perSession<Brought[]>(() => []);
  const headOf = new WeakMap<Request, number>();
  /** Stores that ever took in something: most commits are to others. */
  const takersOf = perSession(() => new WeakSet<Store>());

  bus.on('event.in', (came) => {
    const { link, event, mains, at, seq } = came;
    for (const { id } of mains)
      if (arrivals.isNew(came, id))
        keep(link.session, { id, event: { name: event.name, at, seq }, cause: seq, taken: [] });
  });
  bus.on('request.responded', ({ request, seq }) => {
    if (request.isCatchUp && !request.isWrite) headOf.set(request, seq);
  });
  bus.on('request.answered', ({ request, content, at, seq }) => {
    const cause = headOf.get(request);
    if (cause === undefined || content === undefined || content.entities.length > MOST_NEWS) return;
    const { session, pattern: name } = request;
    for (const { id } of content.entities)
      if (!stores.isHeld(session, id)) keep(session, { id, event: { name, at, seq }, cause, taken: [] });
  });
  bus.on('told', ({ session, how, source: name, request, entities, at, seq, moves }) => {
    const cause = how === 'event' ? seq : request && headOf.get(request);
    if (cause === undefined || (how === 'read' && entities.length > MOST_NEWS)) return;
    for (const { id, before, after, fields } of moves)
      keep(session, { id, event: { name, at, seq }, cause, move: { before, after, fields }, taken: [] });
  });
  bus.on('store.changed', (change) => {
    const { session, patch, cause } = change;
    if (patch === undefined || cause === undefined) return;
    const brought = broughtOf(session);
    if (brought.length === 0) return;
    takeAll(brought, change, cause);
    const [first, ...others] = undoneIn(brought, patch, change);
    if (first === undefined) return;
    const undone: Clobber['undone'] = [first, ...others];
    if (isSelective(brought, undone, cause)) return;
    bus.tell('commit.undid', { change, cause, undone, ownIds: ownIdsOf(patch, change.store) });
  });

  function keep(session: Session, one: Brought): void {
    const brought = broughtOf(session);
    brought.push(one);
    if (brought.length > 2 * MOST_BROUGHT) brought.splice(0, MOST_BROUGHT);
  }

  /** They are in the order of their events. */
  function takeAll(brought: readonly Brought[], change: StoreChange, cause: number): void {
    for (let index = brought.length - 1; index >= 0; index--) {
      const one = brought[index];
      if (one === undefined || one.event.seq < cause) return;
      if (isTakenBy(one, cause)) take(one, change);
    }
  }

  function undoneIn(brought: readonly Brought[], patch: readonly PatchOp[], change: StoreChange): readonly Undone[] {
    if (!takersOf(change.session).has(change.store)) return none;
    const steps = patch.filter(isMoreThanAdding);
    if (steps.length === 0) return none;
    const undone: Undone[] = [];
    for (const one of brought)
      if (!isTakenBy(one, change.cause) && (one.move !== undefined || change.left.includes(one.id)))
        addUndone(undone, one, steps, change);
    return undone;
  }

  function addUndone(undone: Undone[], brought: Brought, steps: readonly PatchOp[], change: StoreChange): void {
    for (const taken of brought.taken)
      if (taken.store === change.store && mayUndo(steps, brought, taken))
        undone.push(...undoneBy(brought, taken, change));
  }

  /** Notes where the event's own commits put it. */
  function take({ id, move, taken }: Brought, { session, store, at, seq }: StoreChange): void {
    for (const copy of stores.copiesOf(session, id, store)) {
      const fields = move === undefined ? none : move.fields.filter((name) => copy.object[name] === move.after[name]);
      if (move === undefined ? !isOneOfMany(copy, id) : fields.length === 0) continue;
      if (taken.some((one) => one.store === store && isSamePlace(one.place, copy.place))) continue;
      takersOf(session).add(store);
      taken.push({ store, place: copy.place, at, seq, fields, undoneFields: new Set(), isGone: false });
    }
  }

  function undoneBy(brought: Brought, taken: Taken, { session, store }: StoreChange): readonly Undone[] {
    const copies = stores.copiesOf(session, brought.id, store);
    const object = copies.find(({ place }) => isSamePlace(place, taken.place))?.object;
    return brought.move === undefined
      ? lost(brought, taken, object)
      : resetFields(brought, taken, object, brought.move);
  }

  return {
    hasUndone: (session, eventSeq, id, field) =>
      broughtOf(session).some(
        (one) =>
          one.id === id && one.event.seq === eventSeq && one.taken.some(({ undoneFields }) => undoneFields.has(field)),
      ),
  };
}

const none: readonly never[] = [];

/** Whether a commit with this cause is one that takes it. */
const isTakenBy = ({ cause, event }: Brought, by: number | undefined): boolean => cause === by || event.seq === by;

/** What came later is still there: then the commit chose what to take out, as lists do that keep the last few. */
function isSelective(brought: readonly Brought[], undone: Clobber['undone'], cause: number): boolean {
  const lost = undone.filter(({ field }) => field === undefined);
  return lost.some(({ place, event }) =>
    brought.some(
      (other) =>
        other.move === undefined &&
        other.event.seq > event.seq &&
        !isTakenBy(other, cause) &&
        other.taken.some((one) => !one.isGone && isSamePlace(one.place, place)),
    ),
  );
}

/** Asked of what was brought lately and was taken out or may be changed. */
function mayUndo(steps: readonly PatchOp[], { move }: Brought, { place, isGone }: Taken): boolean {
  if (isGone) return false;
  if (move === undefined) return true;
  for (const op of steps) if (mayLeadTo(op.path, place) && mayReset(op, move)) return true;
  return false;
}

function lost({ id, event }: Brought, taken: Taken, object: JsonObject | undefined): readonly Undone[] {
  taken.isGone = object === undefined;
  return taken.isGone ? [{ id, event, place: taken.place, taken }] : none;
}

function resetFields(
  { id, event }: Brought,
  taken: Taken,
  object: JsonObject | undefined,
  { before, after }: Moved,
): readonly Undone[] {
  return taken.fields.flatMap((name): readonly Undone[] => {
    const [held, said] = [object?.[name], after[name]];
    if (held === undefined || said === undefined || held !== before[name]) return none;
    taken.undoneFields.add(name);
    return [{ id, event, place: taken.place, taken, field: { name, held, said } }];
  });
}

/** An item of a list, or an entry of a table by its id: a single place is taken by the next one. */
const isOneOfMany = ({ list, place }: Copy, id: string): boolean => list !== undefined || isNamed(place, id);

function isNamed(place: Place, id: string): boolean {
  const last = place.at(-1);
  return last !== undefined && 'field' in last && last.field === id;
}

const isSamePlace = (a: Place, b: Place): boolean => a === b || placeText(a) === placeText(b);

/** Most steps put something at the end of a list: they undo nothing. */
const isMoreThanAdding = (op: PatchOp): boolean => op.op !== 'splice' || op.remove > 0;

function mayReset(op: PatchOp, { before, fields }: Moved): boolean {
  if (op.op === 'splice') return op.remove > 0 && op.insert.length > 0;
  if (op.op === 'delete') return false;
  const last = op.path.at(-1);
  return (
    typeof op.value === 'object' || (typeof last === 'string' && fields.includes(last) && before[last] === op.value)
  );
}

/** The entities that a patch put into a store, or changed. The store has taken it over already. */
function ownIdsOf(patch: readonly PatchOp[], { state }: Store): ReadonlySet<string> {
  const ids = new Set<string>();
  const note = (value: Json | undefined): void => {
    const id = value !== undefined && isJsonObject(value) ? idOf(value) : undefined;
    if (id !== undefined) ids.add(id);
  };
  for (const op of patch) {
    if (op.op === 'splice') op.insert.forEach(note);
    else if (op.op === 'set' && Array.isArray(op.value)) op.value.forEach(note);
    else if (op.op === 'set' && typeof op.value === 'object') note(op.value);
    else if (op.path.length > 0) note(valueAt(state, op.path, op.path.length - 1));
  }
  return ids;
}
