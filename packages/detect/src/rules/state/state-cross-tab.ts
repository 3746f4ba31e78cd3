import { isJsonObject, type Json } from '@driftscope/records';
import { perSession } from '#engine/per-session.ts';
import type { Session } from '#engine/session.ts';
import { idOf } from '#entities/entity-id.ts';
import { isVolatile } from '#entities/is-volatile.ts';
import { lastingText } from '#entities/lasting-text.ts';
import { readPattern } from '#models/requests/read-pattern.ts';
import { nameOf } from '#models/users/identity.ts';
import type { World } from '#models/world.ts';
import type { Edit } from '#models/writes/edits.ts';
import type { WriteConfirmation } from '#models/writes/writes.ts';
import type { Rule } from '#rule.ts';
import type { OptimisticChange } from '#stores/optimistic-change.ts';
import { type Place, placeText, resolvePlace } from '#stores/place.ts';
import type { Store } from '#stores/stores.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { durationText, quoted } from '../wording.ts';

const WINDOW: Threshold = {
  name: 'state.cross-tab.windowMs',
  unit: 'ms',
  value: 5_000,
  says: 'How long a change may take to reach the other tabs.',
};

/** What the user did in one tab. */
interface Change {
  readonly confirmation: WriteConfirmation;
  readonly shown: OptimisticChange;
}

/** One user, one browser, two tabs: what was done in one is not so in the other. */
export const stateCrossTab: Rule = {
  kind: 'state.cross-tab',
  severity: 'medium',
  summary: 'What a user did in one tab, and the server took, is missing in another tab of the same browser.',
  advice:
    'Tell the other tabs: a BroadcastChannel, or the `storage` event where the state is kept in localStorage. And read again when a tab ' +
    'is looked at: a message to a frozen tab may be lost.',
  thresholds: [WINDOW],
  watch({ world, on, at, report, limit }) {
    const windowMs = limit(WINDOW);
    const asleepOf = perSession<Change[]>(() => []);

    on('write.confirmed', (confirmation) => {
      for (const shown of world.optimism.shownOf(confirmation.write)) {
        for (const other of world.stores.otherTabs(confirmation.write.session))
          look({ confirmation, shown }, other, confirmation.at + windowMs);
      }
    });
    // Many apps show it only once it is answered.
    on('edit.landed', lookAtAnswered);
    on('edit.answered', lookAtAnswered);
    on('page.active', ({ session, at: nowAt }) => {
      for (const change of asleepOf(session).splice(0)) look(change, session, nowAt + windowMs);
    });

    function lookAtAnswered(edit: Edit): void {
      const { confirmation } = edit;
      const { session } = confirmation.write;
      if (world.optimism.shownOf(confirmation.write).length > 0) return;
      for (const other of world.stores.otherTabs(session)) {
        const dueAt = confirmation.at + windowMs;
        at(dueAt, [session, other], () => {
          for (const shown of answeredIn(world, edit)) look({ confirmation, shown }, other, dueAt);
        });
      }
    }

    function look(change: Change, other: Session, dueAt: number): void {
      at(dueAt, [change.confirmation.write.session, other], (nowAt) => judge(change, other, nowAt));
    }

    function judge(change: Change, other: Session, nowAt: number): void {
      const { confirmation, shown } = change;
      const { session } = confirmation.write;
      const activeSince = world.page.activeSince(other);
      if (world.page.isUnloaded(other) || !isSameUser(world, session, other)) return;
      if (activeSince === undefined) {
        // A tab that nobody sees may catch up when somebody does.
        const asleep = asleepOf(other);
        asleep.push(change);
        if (asleep.length > MOST_ASLEEP) asleep.shift();
        return;
      }
      if (nowAt < activeSince + windowMs) {
        look(change, other, activeSince + windowMs);
        return;
      }
      const isWhole = session.isWhole(confirmation.write.at, nowAt) && other.isWhole(confirmation.write.at, nowAt);
      const twin = world.stores.all(other).find(({ name }) => name === shown.store.name);
      if (isWhole && twin !== undefined && differsByIt(shown, twin)) tell(change, other, twin, nowAt);
    }

    function tell({ confirmation, shown }: Change, session: Session, store: Store, nowAt: number): void {
      const { write } = confirmation;
      const identity = world.identity.now(session);
      const where = `${placeText(shown.place)} in store ${quoted(store.name)}`;
      const what = shown.id ?? shown.shared;
      const afterText = durationText(nowAt - confirmation.at);
      report({
        session,
        identity,
        key: [write.session.id, String(write.seq), placeText(shown.place)],
        place: [readPattern(write.name), store.name, patternOf(world, session, shown)],
        confidence: 'observed',
        title: `${afterText} after ${nameOf(identity)} changed ${where} in one tab by ${write.name}, another tab still shows it as it was`,
        at: confirmation.at,
        untilAt: nowAt,
        facts: { request: write.name, store: store.name, path: placeText(shown.place), what, tab: write.session.id },
        evidence: [
          { session: write.session.id, seq: shown.seq, at: shown.at, role: 'shown' },
          { session: write.session.id, seq: confirmation.seq, at: confirmation.at, role: 'confirmed' },
        ],
        witness: [
          { says: `One tab showed the change at ${where}.`, session: write.session.id, seq: shown.seq, at: shown.at },
          {
            says: `The server confirmed ${write.name}.`,
            session: write.session.id,
            seq: confirmation.seq,
            at: confirmation.at,
          },
          {
            says: `${afterText} later the other tab, which is open and visible, differs in exactly that.`,
            session: session.id,
            at: nowAt,
          },
        ],
      });
    }
  },
};

/** Where the page's stores have what the answer to its write says. */
function answeredIn({ stores }: World, { confirmation, id, field, value }: Edit): readonly OptimisticChange[] {
  const { write, at, seq } = confirmation;
  return stores.copiesOf(write.session, id).flatMap(({ store, place, object, list }) => {
    if (object[field] !== value) return [];
    const owner = list === undefined ? place : [...place, { item: id }];
    return [{ store, at, seq, place: [...owner, { field }], value, isItem: false, shared: id, id }];
  });
}

/** Changes remembered for each tab that is away. */
const MOST_ASLEEP = 64;

/** Two tabs of one browser in which nobody is logged in are one guest's. */
const isSameUser = ({ identity }: World, one: Session, other: Session): boolean =>
  identity.now(one).who === identity.now(other).who;

/** Whether the first tab still has the change, and the other has all that it has at this place but the change. */
function differsByIt({ store, place, isItem, value, id }: OptimisticChange, twin: Store): boolean {
  const [here, there] = [resolvePlace(store.state, place), resolvePlace(twin.state, place)];
  if (!isItem) {
    if (here !== value || there === undefined || isAlike(here, there)) return false;
    return isLasting(place) && areBut(ownerOf(store, place), ownerOf(twin, place), place);
  }
  if (!Array.isArray(here) || !Array.isArray(there)) return false;
  const added = keyOf(value, id);
  const [mine, theirs] = [here.map((item: Json) => keyOf(item)), there.map((item: Json) => keyOf(item))];
  const isStillThere = mine.includes(added) || mine.length === theirs.length + 1;
  const others = new Set(theirs);
  return (
    isStillThere && mine.length === theirs.length + 1 && mine.filter((key) => others.has(key)).length === theirs.length
  );
}

const keyOf = (item: Json, id?: string): string =>
  id ?? (isJsonObject(item) ? (idOf(item) ?? lastingText(item)) : String(item));

const isAlike = (one: Json, other: Json): boolean => one === other || lastingText(one) === lastingText(other);

/** Whether the place is no field that each copy may have its own value of: when it was read, or its version. */
function isLasting(place: Place): boolean {
  const last = place.at(-1);
  return last === undefined || !('field' in last) || !isVolatile(last.field);
}

const ownerOf = (store: Store, place: Place): Json | undefined => resolvePlace(store.state, place.slice(0, -1));

/** Whether two objects are alike but for the field that the place ends in. */
function areBut(one: Json | undefined, other: Json | undefined, place: Place): boolean {
  const last = place.at(-1);
  if (!isJsonObject(one) || !isJsonObject(other) || last === undefined || !('field' in last)) return false;
  return Object.entries(one).every(
    ([name, value]) => name === last.field || isVolatile(name) || typeof value === 'object' || other[name] === value,
  );
}
