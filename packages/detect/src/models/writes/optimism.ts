import { isJsonObject, type Json, type PatchOp } from '@driftscope/records';
import type { Bus } from '#engine/bus.ts';
import { isEqual } from '#engine/is-equal.ts';
import { perSession } from '#engine/per-session.ts';
import type { Session } from '#engine/session.ts';
import { isIdField } from '#entities/entity-id.ts';
import { isVolatile } from '#entities/is-volatile.ts';
import type { SightingModel } from '#entities/sightings.ts';
import type { LinkFacts } from '#links/link.ts';
import { type OptimisticChange, optimisticChanges } from '#stores/optimistic-change.ts';
import { type Place, placeOf, placeText, resolvePlace } from '#stores/place.ts';
import type { Store, StoreChange, StoreFacts } from '#stores/stores.ts';
import type { ReadFacts } from '../reads/reads.ts';
import type { RequestFacts } from '../requests/requests.ts';
import type { IdentityModel } from '../users/identity.ts';
import { sentFields } from './sent-fields.ts';
import type { Write, WriteFacts } from './writes.ts';

export interface OptimismModel {
  /** What the page showed of a write, as if it had been taken. Empty: nothing that can be told. */
  shownOf(write: Write): readonly OptimisticChange[];
  /** Whether an answer or event brought what a failed write says, after it failed: the server has it all the same. */
  wasTold(write: Write): boolean;
}

/** Commits remembered for each page, for writes that begin a moment later. */
const MOST_RECENT = 16;
/** An app shows what the user did a moment before it asks the server, or a moment after. */
const AROUND_MS = 1_000;
/** Changes remembered for each write. */
const MOST_CHANGES = 8;
/** Failed writes remembered for each page. */
const MOST_FAILED = 8;
/** Two names are about one thing if they begin alike: `like` and `liked`, `favourite` and `favourites`. */
const STEM = 4;

/** Fields that say the same under the same names: one alone may be chance. */
const LEAST_SPELLED = 2;

const REFUSED = 400;

interface Open {
  readonly write: Write;
  readonly changes: OptimisticChange[];
}

/** Links writes with the changes by which stores showed them at once: both say the same. */
export function createOptimismModel(
  bus: Bus<StoreFacts & LinkFacts & ReadFacts & RequestFacts & WriteFacts>,
  sightings: SightingModel,
  identity: IdentityModel,
): OptimismModel {
  const recentOf = perSession<StoreChange[]>(() => []);
  const openOf = perSession(() => new Map<Write, Open>());
  const failedOf = perSession<Write[]>(() => []);
  const told = new WeakSet<Write>();
  /** Of each page its own: a write may be remembered for longer than what its stores held. */
  const shownBy = perSession(() => new WeakMap<Write, OptimisticChange[]>());
  const shownOf = (write: Write): OptimisticChange[] | undefined => shownBy(write.session).get(write);

  bus.on('store.changed', (change) => {
    if (change.patch === undefined) return;
    const recent = recentOf(change.session);
    recent.push(change);
    if (recent.length > 2 * MOST_RECENT) recent.splice(0, MOST_RECENT);
    followRenames(change.session, change);
    for (const open of openOf(change.session).values()) {
      if (change.at <= open.write.at + AROUND_MS) link(open, change);
      else openOf(change.session).delete(open.write);
    }
  });
  bus.on('write.begun', (write) => {
    const open: Open = { write, changes: [] };
    openOf(write.session).set(write, open);
    shownBy(write.session).set(write, open.changes);
    for (const change of recentOf(write.session)) if (change.at >= write.at - AROUND_MS) link(open, change);
  });
  // What comes after a refusal is what came of it, such as taking back.
  bus.on('request.responded', ({ request, status }) => {
    if (status < REFUSED) return;
    const open = openOf(request.session);
    for (const write of open.keys()) if (write.seq === request.seq) open.delete(write);
  });
  bus.on('write.confirmed', ({ write }) => openOf(write.session).delete(write));
  bus.on('write.failed', ({ write }) => {
    const { session } = write;
    openOf(session).delete(write);
    if (shownOf(write)?.length === 0) return;
    const failed = failedOf(session);
    failed.push(write);
    if (failed.length > MOST_FAILED) failed.shift();
  });
  bus.on('event.in', ({ link, event }) => hear(link.session, event.args));
  bus.on('read', ({ session, content, isWrite }) => {
    if (content !== undefined && !isWrite) hear(session, content.body);
  });

  function hear(session: Session, payload: Json): void {
    for (const write of failedOf(session)) {
      if (told.has(write)) continue;
      const texts = (shownOf(write) ?? []).flatMap(({ shared }) =>
        sightings.isKnownId(session, shared) ? [] : shared,
      );
      if (texts.length > 0 && mentions(payload, new Set(texts))) told.add(write);
    }
  }

  /** What was shown under an id of the page's own has the server's from then on. */
  function followRenames(session: Session, change: StoreChange): void {
    const renames = change.patch?.filter(isRename) ?? [];
    if (renames.length === 0) return;
    const writes = [...openOf(session).keys(), ...failedOf(session)];
    for (const { path } of renames) {
      const place = placeOf(change.store.state, path.slice(0, -1));
      for (const write of writes) {
        const changes = shownOf(write) ?? [];
        changes.forEach((one, index) => {
          changes[index] = renamed(one, change.store, place);
        });
      }
    }
  }

  function link({ write, changes }: Open, change: StoreChange): void {
    if (changes.length >= MOST_CHANGES) return;
    for (const one of optimisticChanges(change, write.says))
      if (isOfUser(change.session, write, one) && !isGainsaid(write, one)) changes.push(one);
  }

  /** Whether the user put it there, and the wire did not: it is new to the wire, or is about what the write is about. */
  function isOfUser(session: Session, write: Write, change: OptimisticChange): boolean {
    const { id, isItem, shared } = change;
    const isKnown = sightings.isKnownId(session, shared) || identity.isIdOf(shared, identity.now(session).who ?? '');
    if (isItem && (!isKnown || isSpelledOut(write, change)))
      return id === undefined || !sightings.isKnownId(session, id);
    return isAbout(write, change) && (!isItem || id === undefined || id === shared);
  }

  return { shownOf: (write) => shownOf(write) ?? [], wasTold: (write) => told.has(write) };
}

const isRename = ({ op, path }: PatchOp): boolean => op === 'set' && isIdField(path.at(-1) ?? '');

/** The change in the entity that is at the place now, if its own has gone from there. */
function renamed(change: OptimisticChange, store: Store, place: Place): OptimisticChange {
  const step = place.at(-1);
  const length = place.length;
  const isThere = store === change.store && length <= change.place.length && step !== undefined && 'item' in step;
  if (!isThere || placeText(change.place.slice(0, length - 1)) !== placeText(place.slice(0, -1))) return change;
  if (resolvePlace(store.state, change.place.slice(0, length)) !== undefined) return change;
  return { ...change, place: [...place, ...change.place.slice(length)], id: step.item };
}

/** Whether the write sends another value for the field: what it was changed to before is of another write. */
function isGainsaid({ sent }: Write, { place, value, isItem, id }: OptimisticChange): boolean {
  const step = place.at(-1);
  if (isItem || id === undefined || step === undefined || !('field' in step)) return false;
  const said = sentFields(sent, id)[step.field];
  return said !== undefined && typeof said !== 'object' && typeof value !== 'object' && said !== value;
}

/** Whether an item says nothing of its own, but just what the write sends under the same names: then it need not have a text to be known by. */
function isSpelledOut({ sent: { body } }: Write, { value }: OptimisticChange): boolean {
  const said = Array.isArray(body) ? (body[0] ?? null) : body;
  if (!isJsonObject(value) || !isJsonObject(said)) return false;
  const names = Object.keys(value).filter((name) => !isIdField(name) && !isVolatile(name));
  return names.length >= LEAST_SPELLED && names.every((name) => isEqual(value[name] ?? null, said[name] ?? null));
}

/** Whether the list or the field has a name that is among those of the write, or the field says that it was done. */
function isAbout({ names }: Write, { store, place, value, isItem }: OptimisticChange): boolean {
  // An address may say what is done, and the store what then is: `cancel`, and a state that is `Cancelled`.
  if (!isItem && typeof value === 'string' && isDoneBy(value.toLowerCase(), names)) return true;
  const fields = place.flatMap((step) => ('field' in step ? bareName(step.field).toLowerCase() : []));
  const meant = isItem ? [store.name.toLowerCase(), ...fields] : fields.slice(-1);
  return meant.some((field) => [...names].some((name) => isAlike(name, field)));
}

/** A flag without what makes it one, and what is the user's without that: `isPinned` and `is_pinned` are both about `pinned`, `myAnswer` about an answer. */
const bareName = (field: string): string => field.replace(/^(is|has|was|my)(_|(?=[A-Z]))/, '');

function isAlike(name: string, field: string): boolean {
  if (isPastOf(field, name)) return true;
  if (name.length < STEM || field.length < STEM) return name === field;
  return name.startsWith(stemOf(field)) || field.startsWith(stemOf(name));
}

/** Whether a word is what something is once one of these was done to it: `cancelled` by `cancel`, `closed` by `close`, `denied` by `deny`. */
const isDoneBy = (word: string, names: Iterable<string>): boolean =>
  /^[a-z]+ed$/.test(word) &&
  [...names].some((name) => isPastOf(word, name) || word === `${name}d` || word === name.replace(/y$/, 'ied'));

/** `acked` is what `ack` did, `pinned` what `pin` did. */
const isPastOf = (field: string, verb: string): boolean =>
  verb.length > 1 && (field === `${verb}ed` || field === `${verb}${verb.at(-1)}ed`);

const stemOf = (name: string): string => name.slice(0, Math.max(STEM, name.length - 2));

function mentions(value: Json, texts: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return texts.has(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((child: Json) => mentions(child, texts));
}
