import { isJsonObject } from '@driftscope/records';
import type { Session } from '#engine/session.ts';
import { mentionOf } from '#entities/mention-of.ts';
import type { Clobber, Undone } from '#models/commits/clobbers.ts';
import { entitiesIn, isDeletion, type News } from '#models/told/news.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import { idsOf } from '#stores/compare-states.ts';
import { isOneSpot, placeText, resolvePlace } from '#stores/place.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf, unique } from '../held-entities.ts';
import { durationText, listText, quoted } from '../wording.ts';

const SETTLE: Threshold = {
  name: 'state.clobbered.settleMs',
  unit: 'ms',
  value: 2_000,
  says: 'How long a value may stay undone: a rollback is mostly followed by a read that brings all back.',
};
/** While such a read is on its way the store is looked at again later, so often. */
const LOOK_AGAIN_MS = 3_000;
const MOST_LOOKS = 3;
/** A page that handles two answers as near as that commits once. */
const AT_ONCE_MS = 100;

/** What the commit ended, or handled, and when that had begun. */
interface Begun {
  readonly how: 'answer' | 'event';
  readonly line: string;
  readonly at: number;
  readonly seq: number;
}

/** A commit was computed from a state before what an event brought, and so undid it. */
export const stateClobbered: Rule = {
  kind: 'state.clobbered',
  severity: 'high',
  summary: 'A commit was computed from an older state, and undid what an event had brought in between.',
  advice:
    'The code that commits works on a list or object that it read before it began to wait, or that its function closed over. Compute ' +
    'the next state from the state of now: `set((state) => …)`, `setItems((items) => …)`, or read it anew after each await; on a ' +
    'failure take back your own change only, not the whole former list. The sync client keeps what the server confirmed apart from ' +
    'what is still being sent, so that neither can undo the other.',
  thresholds: [SETTLE],
  watch({ world, on, at, report, limit }) {
    const settleMs = limit(SETTLE);
    on('commit.undid', (clobber) => look(clobber, clobber.change.at + settleMs, 1));

    function look(clobber: Clobber, dueAt: number, looks: number): void {
      const { session, at: changedAt } = clobber.change;
      at(dueAt, [session], (nowAt) => {
        const isReading = world.requests.readsPendingSince(session, changedAt) > 0;
        if (isReading && looks < MOST_LOOKS) look(clobber, nowAt + LOOK_AGAIN_MS, looks + 1);
        else judge(clobber, nowAt);
      });
    }

    function judge(clobber: Clobber, nowAt: number): void {
      const { session } = clobber.change;
      const begun = begunOf(clobber);
      if (begun === undefined || world.page.isUnloaded(session)) return;
      const deleted = deletedBy(clobber.change, begun);
      const own = new Set([...clobber.ownIds, ...madeBy(clobber.change, begun), ...deleted]);
      if (!doesOwn(clobber, own)) return;
      const undone = clobber.undone.filter(
        (one) => isUndone(clobber, begun, own, one) && !deleted.some((id) => isPartOf(session, one, id)),
      );
      const [first] = undone;
      if (first !== undefined && session.isWhole(Math.min(begun.at, first.event.at), nowAt))
        tell(clobber, begun, first, unique(undone.map(({ id }) => id)), nowAt);
    }

    /** What began before the event came; or another event, whose handler may be as old as the page. */
    function begunOf(clobber: Clobber): Begun | undefined {
      const {
        change: { session },
        cause,
        undone: [first],
      } = clobber;
      const origin = world.origins.of(session, cause);
      if (origin !== undefined) {
        const begun = [origin, ...deletionsEndedWith(clobber.change)].find(
          ({ at: begunAt }) => begunAt < first.event.at,
        );
        return begun && { how: 'answer', ...begun };
      }
      const news = world.news.recent(session).find(({ how, seq }) => how === 'event' && seq === cause);
      return news === undefined || isDeletion(news)
        ? undefined
        : { how: 'event', line: news.line, at: news.at, seq: news.seq };
    }

    /** Of answers that came at once a commit names one. It ended the deletions of what it took out, too. */
    function deletionsEndedWith({ session, left, at: changedAt }: Clobber['change']): readonly Omit<Begun, 'how'>[] {
      return world.writes
        .confirmed(session)
        .filter((one) => one.at >= changedAt - AT_ONCE_MS && left.some((id) => isDeletionOf(one.write.name, id)))
        .map(({ write: { name: line, at: begunAt, seq } }) => ({ line, at: begunAt, seq }));
    }

    /** What a write made, by its answer, and the store has. The commit that ends it may find it there: then it shows only what it undid. */
    function madeBy({ session, store }: Clobber['change'], { how, seq }: Begun): readonly string[] {
      const answer = how === 'answer' ? world.news.recent(session).find((news) => news.askedSeq === seq) : undefined;
      const made = answer?.how === 'write' && !isDeletion(answer) ? entitiesIn(answer) : [];
      const held = made.filter(({ id }) => world.stores.copiesOf(session, id, store).length > 0);
      return made.length === 1 ? held.map(({ id }) => id) : [];
    }

    /** Whether what is gone named what was deleted: then it went with that. */
    function isPartOf(session: Session, { id, field }: Undone, deleted: string): boolean {
      const isNamed = mentionOf(deleted);
      const said = world.moves.allSaid(session, id) ?? [];
      return field === undefined && said.some((object) => isNamed(JSON.stringify(object)));
    }

    /** Whether the store still has it so, and nothing else than this commit speaks for it. */
    function isUndone(clobber: Clobber, begun: Begun, own: ReadonlySet<string>, one: Undone): boolean {
      const { session, store } = clobber.change;
      const { id, place, event, field } = one;
      if (!isOneSpot(place)) return false;
      const copies = world.stores.copiesOf(session, id);
      const there = copies.find((copy) => copy.store === store && placeText(copy.place) === placeText(place));
      // In another list it was moved, or is kept for later.
      const isSo =
        field === undefined ? !copies.some(({ list }) => list !== undefined) : there?.object[field.name] === field.held;
      const kept = field === undefined ? keptBeside(clobber, own, one) : [id];
      return isSo && kept.length > 0 && !isTold(session, begun, one, kept) && !isUsers(session, event.at, id);
    }

    /** Whether the server said something of it since, or answered with its list. */
    function isTold(session: Session, begun: Begun, { id, event }: Undone, kept: readonly string[]): boolean {
      return world.news
        .recent(session)
        .filter((news) => news.seq > event.seq || news.askedSeq === begun.seq)
        .some((news) => isAbout(news, id) || (news.how !== 'event' && kept.some((other) => isAbout(news, other))));
    }

    /** Whether the user did something about it since. */
    function isUsers(session: Session, sinceAt: number, id: string): boolean {
      const confirmed = world.writes.confirmed(session).map(({ write }) => write);
      return [...world.writes.pending(session), ...confirmed].some(
        (write) => write.at >= sinceAt && write.says.has(id),
      );
    }

    function tell({ change }: Clobber, begun: Begun, first: Undone, ids: readonly string[], nowAt: number): void {
      const { session, store, at: changedAt, seq } = change;
      const { event, place, field, taken } = first;
      const identity = world.identity.now(session);
      const where = `${placeText(place)} in store ${quoted(store.name)}`;
      const what = whatText(first, ids);
      const cause =
        begun.how === 'answer'
          ? `that ended ${begun.line}, begun ${durationText(event.at - begun.at)} before ${event.name} came,`
          : `for ${begun.line}`;
      report({
        session,
        identity,
        key: [String(event.seq), String(store.number), placeText(place)],
        place: [store.name, patternOf(world, session, { place }), event.name, field?.name ?? 'gone'],
        confidence: 'observed',
        title: `A commit ${cause} undid what ${event.name} had brought to ${where} of ${nameOf(identity)}: ${what}`,
        at: event.at,
        untilAt: nowAt,
        facts: {
          store: store.name,
          path: placeText(place),
          ids: [...ids],
          event: event.name,
          by: begun.line,
          begunBeforeMs: Math.round(event.at - begun.at),
          ...(field === undefined
            ? { what: 'gone' }
            : { what: 'reset', field: field.name, held: field.held, said: field.said }),
        },
        evidence: [
          { session: session.id, seq: begun.seq, at: begun.at, role: begun.how === 'answer' ? 'begun' : 'handled' },
          { session: session.id, seq: event.seq, at: event.at, role: 'said' },
          { session: session.id, seq: taken.seq, at: taken.at, role: 'taken' },
          { session: session.id, seq, at: changedAt, role: 'undid' },
        ],
        witness: [
          {
            says: saidText(first),
            session: session.id,
            seq: event.seq,
            at: event.at,
          },
          { says: `${where} took it over.`, session: session.id, seq: taken.seq, at: taken.at },
          {
            says: `Then a commit ${begun.how === 'answer' ? `that ended ${begun.line}` : `for ${begun.line}`}, which says nothing about that, put ${where} back to what it was before: ${what}.`,
            session: session.id,
            seq,
            at: changedAt,
          },
          { says: `${durationText(nowAt - changedAt)} later that is still so.`, session: session.id, at: nowAt },
        ],
      });
    }
  },
};

function whatText({ field }: Undone, ids: readonly string[]): string {
  if (field !== undefined) return `${field.name} of ${listText(ids)} is ${JSON.stringify(field.held)} again`;
  return `${listText(ids)} ${ids.length === 1 ? 'is' : 'are'} gone`;
}

const saidText = ({ id, event, field }: Undone): string =>
  field === undefined
    ? `${event.name} brought ${id}.`
    : `${event.name} said that ${field.name} of ${id} is ${JSON.stringify(field.said)}.`;

/** What was beside it, and still is there. */
function keptBeside(
  { change: { store } }: Clobber,
  own: ReadonlySet<string>,
  { id, place }: Undone,
): readonly string[] {
  const last = place.at(-1);
  const isEntry = last !== undefined && 'field' in last && last.field === id;
  const container = resolvePlace(store.state, isEntry ? place.slice(0, -1) : place);
  const ids = Array.isArray(container) ? idsOf(container) : Object.keys(isJsonObject(container) ? container : {});
  return ids.filter((other) => other !== id && !own.has(other));
}

/** What the commit took out because the page had deleted it. */
const deletedBy = ({ left }: Clobber['change'], { how, line }: Begun): readonly string[] =>
  how === 'answer' ? left.filter((id) => isDeletionOf(line, id)) : [];

const isDeletionOf = (line: string, id: string): boolean => line.startsWith('DELETE ') && line.endsWith(`/${id}`);

/** Whether the commit put in or changed something else, or deleted it, and did not just take out. */
const doesOwn = ({ undone }: Clobber, own: ReadonlySet<string>): boolean => {
  const ids = new Set(undone.map(({ id }) => id));
  return [...own].some((id) => !ids.has(id));
};

const isAbout = (news: News, id: string): boolean =>
  news.line.includes(id) || entitiesIn(news).some((entity) => entity.id === id);
