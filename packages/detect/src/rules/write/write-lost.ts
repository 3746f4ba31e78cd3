import { perSession } from '#engine/per-session.ts';
import { readPattern } from '#models/requests/read-pattern.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Write, WriteFailure } from '#models/writes/writes.ts';
import type { Rule } from '#rule.ts';
import { isMarked } from '#stores/is-marked.ts';
import { type OptimisticChange, shownNow } from '#stores/optimistic-change.ts';
import { placeText } from '#stores/place.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { isTakenElsewhere } from '../is-taken-elsewhere.ts';
import { judgeWhenSeen } from '../judge-when-seen.ts';
import { durationText, quoted } from '../wording.ts';

const WINDOW: Threshold = {
  name: 'write.lost.windowMs',
  unit: 'ms',
  value: 5_000,
  says: 'How long an app has to take back what it showed, to say so, or to try again.',
};
/** Failures remembered for each page, for what may be tried again. */
const MOST_FAILURES = 64;

/** The server did not take what the page shows as taken. */
export const writeLost: Rule = {
  kind: 'write.lost',
  severity: 'high',
  summary: 'What a user did is shown as done, and the request that should have told the server failed.',
  advice:
    'Keep what was done in an outbox with a state the user can see (pending, sent, failed), with a key that makes a repetition ' +
    'harmless. When the server refuses, take the change back; when the network fails, send it again once it is back.',
  thresholds: [WINDOW],
  watch(context) {
    const windowMs = context.limit(WINDOW);
    const { world, on, report } = context;
    const judgeLater = judgeWhenSeen(context, windowMs, judge);
    const retries = new WeakMap<Write, WriteFailure>();
    const retried = new WeakSet<WriteFailure>();
    const failuresOf = perSession<WriteFailure[]>(() => []);

    on('write.failed', (failure) => {
      if (shownOf(failure).length === 0) return;
      const { session } = failure.write;
      const failures = failuresOf(session);
      failures.push(failure);
      if (failures.length > MOST_FAILURES) failures.shift();
      judgeLater(failure);
    });
    on('write.begun', (write) => {
      const former = failuresOf(write.session).findLast((failure) => isRetry(failure, write));
      if (former === undefined) return;
      retries.set(write, former);
      retried.add(former);
    });

    /** Of a repetition it is what the first attempt showed. */
    function shownOf(failure: WriteFailure): readonly OptimisticChange[] {
      const own = world.optimism.shownOf(failure.write);
      const former = own.length > 0 ? undefined : retries.get(failure.write);
      return former === undefined ? own : shownOf(former);
    }

    function isRetry(failure: WriteFailure, write: Write): boolean {
      return (
        readPattern(failure.write.name) === readPattern(write.name) &&
        shownOf(failure).some(({ shared }) => write.says.has(shared))
      );
    }

    function judge(failure: WriteFailure, nowAt: number): void {
      const { session } = failure.write;
      const isBlind = world.page.isUnloaded(session) || !session.isWhole(failure.write.at - windowMs, nowAt);
      if (isBlind || retried.has(failure) || isTakenElsewhere(world, failure.write, shownOf(failure))) return;
      const shown = shownOf(failure).flatMap((change) => {
        const now = shownNow(change);
        return now === undefined ? [] : [{ change, isMarked: isMarked(now) }];
      });
      const [lost] = shown;
      // Where one of them says that it is not settled, the user is told, though a preview elsewhere does not say so.
      if (lost !== undefined && !shown.some((one) => one.isMarked)) tell(failure, lost.change, nowAt);
    }

    function tell(
      failure: WriteFailure,
      { store, place, id, seq, at: shownAt }: OptimisticChange,
      nowAt: number,
    ): void {
      const { write, why, status } = failure;
      const { session } = write;
      const identity = world.identity.now(session);
      const where = `${placeText(place)} in store ${quoted(store.name)}`;
      const what = id === undefined ? 'What the user added' : id;
      const failed = failureText(failure);
      report({
        session,
        identity,
        key: [String(write.seq), placeText(place)],
        place: [readPattern(write.name), store.name, patternOf(world, session, { place })],
        confidence: 'observed',
        title: `${what} is shown to ${nameOf(identity)} at ${where}, though ${write.name} ${failed} ${durationText(nowAt - failure.at)} ago and was not sent again`,
        at: shownAt,
        untilAt: nowAt,
        facts: {
          request: write.name,
          why,
          ...(status !== undefined && { status }),
          store: store.name,
          path: placeText(place),
          ...(id !== undefined && { id }),
        },
        evidence: [
          { session: session.id, seq, at: shownAt, role: 'shown' },
          { session: session.id, seq: write.seq, at: write.at, role: 'sent' },
          { session: session.id, seq: failure.seq, at: failure.at, role: 'failed' },
        ],
        witness: [
          { says: `The page put it at ${where}.`, session: session.id, seq, at: shownAt },
          { says: `${write.name} ${failed}.`, session: session.id, seq: failure.seq, at: failure.at },
          {
            says: `${durationText(nowAt - failure.at)} later it is shown unchanged, with no sign of the failure.`,
            session: session.id,
            at: nowAt,
          },
        ],
      });
    }
  },
};

function failureText({ why, status }: WriteFailure): string {
  if (why === 'network') return 'did not reach the server';
  if (why === 'unanswered') return 'was not answered before the socket went down';
  return status === undefined ? 'was refused' : `was refused with ${status}`;
}
