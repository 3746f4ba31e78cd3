import { createNameTest } from '#entities/name-test.ts';
import type { Link } from '#links/link.ts';
import { readPattern } from '#models/requests/read-pattern.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Write } from '#models/writes/writes.ts';
import type { Rule } from '#rule.ts';
import { isMarked } from '#stores/is-marked.ts';
import { type OptimisticChange, shownNow } from '#stores/optimistic-change.ts';
import { placeText } from '#stores/place.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { isTakenElsewhere } from '../is-taken-elsewhere.ts';
import { judgeWhenSeen } from '../judge-when-seen.ts';
import { durationText, quoted } from '../wording.ts';
import { type Failure, watchFailures } from './watch-failures.ts';

const WINDOW: Threshold = {
  name: 'server.handler-error.windowMs',
  unit: 'ms',
  value: 5_000,
  says: 'How long an app has to notice that no answer comes, and to say so, take it back or try again.',
};

/** The handler of an event or a request failed on the server, and the page that sent it goes on as if it had not. */
export const serverHandlerError: Rule = {
  kind: 'server.handler-error',
  severity: 'high',
  summary: 'The server failed while it handled what a client sent, and the client shows it as done.',
  advice:
    'Let each handler catch what it throws, and answer it: an acknowledgement that says no is better than none. Ask for the answer with a ' +
    'time limit (`socket.timeout(ms).emitWithAck`), show what was not answered as waiting, and send it again with a key that makes a ' +
    'repetition harmless. Split handlers by concern, so that one failure leaves nothing half done.',
  thresholds: [WINDOW],
  watch(context) {
    const windowMs = context.limit(WINDOW);
    const { world, on, report } = context;
    const settled = new WeakSet<Write>();
    const complainedAt = new WeakMap<Link, number>();
    const judgeLater = judgeWhenSeen<Failure>(context, windowMs, judge);

    watchFailures(context, judgeLater);
    on('write.confirmed', ({ write }) => settled.add(write));
    on('write.failed', ({ write, why }) => {
      if (why === 'refused') settled.add(write);
    });
    on('event.in', ({ link, event, at: nowAt }) => {
      if (isComplaint(event.name)) complainedAt.set(link, nowAt);
    });

    function judge(failure: Failure, nowAt: number): void {
      const { write } = failure;
      const { session, link } = write;
      const isTold = settled.has(write) || (link !== undefined && (complainedAt.get(link) ?? 0) >= write.at);
      if (isTold || world.page.isUnloaded(session) || !session.isWhole(write.at - windowMs, nowAt)) return;
      const changes = world.optimism.shownOf(write);
      const shown = changes.find((change) => {
        const now = shownNow(change);
        return now !== undefined && !isMarked(now);
      });
      if (shown !== undefined && !isTakenElsewhere(world, write, changes)) tell(failure, shown, nowAt);
    }

    function tell({ write, error, at: failedAt, confidence }: Failure, shown: OptimisticChange, nowAt: number): void {
      const { session } = write;
      const { record } = error;
      const identity = world.identity.ofSeq(session, write.seq);
      const where = `${placeText(shown.place)} in store ${quoted(shown.store.name)}`;
      const what = shown.id ?? 'what the user added';
      const thrown = record.name === undefined ? record.message : `${record.name}: ${record.message}`;
      report({
        session,
        identity,
        key: [String(write.seq)],
        place: [readPattern(write.name), shown.store.name, patternOf(world, session, shown)],
        confidence,
        title: `The server failed at ${write.name} of ${nameOf(identity)} (${thrown}) and gave no answer; ${durationText(nowAt - failedAt)} later ${what} is shown at ${where} as if it had been accepted`,
        at: write.at,
        untilAt: nowAt,
        facts: {
          request: write.name,
          error: { message: record.message, ...(record.name !== undefined && { name: record.name }), how: record.how },
          ...(record.sentryId !== undefined && { sentryId: record.sentryId }),
          server: error.session.header.server ?? error.session.id,
          store: shown.store.name,
          path: placeText(shown.place),
          ...(shown.id !== undefined && { id: shown.id }),
        },
        evidence: [
          { session: session.id, seq: shown.seq, at: shown.at, role: 'shown' },
          { session: session.id, seq: write.seq, at: write.at, role: 'sent' },
          { session: error.session.id, seq: record.seq, at: error.at, role: 'failed' },
        ],
        witness: [
          { says: `The page put ${what} at ${where}.`, session: session.id, seq: shown.seq, at: shown.at },
          {
            says: `It sent ${write.name} and asked for an answer.`,
            session: session.id,
            seq: write.seq,
            at: write.at,
          },
          {
            says: `The server received it, and threw ${thrown.replace(/[.]$/, '')}.`,
            session: error.session.id,
            seq: record.seq,
            at: error.at,
          },
          {
            says: `${durationText(nowAt - failedAt)} later there was no answer, and it is shown with no sign of the failure.`,
            session: session.id,
            at: nowAt,
          },
        ],
      });
    }
  },
};

/** By these events servers tell a client that something went wrong. */
const isComplaint = createNameTest((event) => /error|fail|reject|refus|denied|exception/i.test(event));
