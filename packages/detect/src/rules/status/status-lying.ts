import { perSession } from '#engine/per-session.ts';
import type { Session } from '#engine/session.ts';
import type { Confidence, Evidence, WitnessFact } from '#incident.ts';
import type { Gap } from '#links/gaps.ts';
import { isPlanned } from '#links/is-planned.ts';
import { HTTP, type Status } from '#models/commits/statuses.ts';
import type { Failure } from '#models/requests/requests.ts';
import { entitiesIn } from '#models/told/news.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import type { Threshold } from '#threshold.ts';
import { countText, durationText, quoted } from '../wording.ts';

const LATE: Threshold = {
  name: 'status.lying.lateMs',
  unit: 'ms',
  value: 3_000,
  says: 'How long a status may be behind.',
};
/** One failed request is no outage. */
const LEAST_FAILURES = 2;

/** Requests that failed one after the other, with none between that was answered. */
interface Outage {
  readonly first: Failure;
  failures: number;
  isTold: boolean;
}

/** What is told of a lie, whichever way the connection is seen. */
interface Lie {
  readonly session: Session;
  readonly key: string;
  readonly fromAt: number;
  readonly nowAt: number;
  /** `its socket has been down`, in the sentence "says …, while …". */
  readonly truth: string;
  readonly evidence: readonly Evidence[];
  readonly witness: WitnessFact;
}

/** The app tells its user that it is connected, and is not; or the reverse. */
export const statusLying: Rule = {
  kind: 'status.lying',
  severity: 'medium',
  summary: 'A status that followed the connection before says that it is up while it is down, or the reverse.',
  advice:
    'Take the status from the connection itself: `connect`, `disconnect` and `connect_error` of the socket, or the last answer of ' +
    'the server. Three states (connected, connecting, disconnected) and the age of the data tell a user what to trust.',
  thresholds: [LATE],
  watch({ world, on, at, report, limit }) {
    const lateMs = limit(LATE);
    const pageOf = perSession<{ outage?: Outage }>(() => ({}));

    on('gap.opened', (gap) => {
      at(gap.noticedAt + lateMs, [gap.session], (nowAt) => {
        if (gap.back === undefined && !isExcused(gap, nowAt)) judge(gap.channel, true, lieOfGap(gap, nowAt));
      });
    });
    on('gap.closed', (gap) => {
      at((gap.back?.at ?? gap.noticedAt) + lateMs, [gap.session], (nowAt) => {
        if (world.gaps.isUp(gap) && !isExcused(gap, nowAt)) judge(gap.channel, false, lieOfReturn(gap, nowAt));
      });
    });
    on('request.answered', ({ request }) => {
      delete pageOf(request.session).outage;
    });
    on('request.failed', (failure) => {
      const { session } = failure.request;
      if (failure.reason === 'refused' && (failure.status ?? 0) < 500) delete pageOf(session).outage;
      else if (failure.reason !== 'abort') count(session, failure);
    });

    function count(session: Session, failure: Failure): void {
      const page = pageOf(session);
      page.outage ??= { first: failure, failures: 0, isTold: false };
      const { outage } = page;
      outage.failures++;
      if (outage.failures < LEAST_FAILURES || outage.isTold) return;
      outage.isTold = true;
      const dueAt = Math.max(outage.first.at + lateMs, failure.at + lateMs / 3);
      at(dueAt, [session], (nowAt) => judgeOutage(session, outage, nowAt));
    }

    function judgeOutage(session: Session, outage: Outage, nowAt: number): void {
      const isSeen = world.page.hiddenSince(session) === undefined;
      if (pageOf(session).outage !== outage || !isSeen || world.feeds.isPushed(session)) return;
      if (!session.isWhole(outage.first.at, nowAt)) return;
      const lie = lieOfOutage(outage, nowAt);
      const told = judge(HTTP, true, lie);
      if (!told) for (const status of besideData(outage.first)) tell(status, lie, 'likely');
    }

    /** What says "connected" in a store of the very data that cannot be read now, though it was never seen to follow. */
    function besideData({ request }: Failure): readonly Status[] {
      const last = world.news.recent(request.session).findLast(({ line }) => line === request.line);
      const entities = last === undefined ? [] : entitiesIn(last);
      return world.stores
        .all(request.session)
        .filter(({ index }) => entities.some(({ id }) => index.has(id)))
        .flatMap((store) => world.statuses.saidIn(store));
    }

    function isExcused(gap: Gap, nowAt: number): boolean {
      const { session } = gap;
      const isSeen = world.page.activeSince(session) !== undefined;
      return !isSeen || isPlanned(world.identity, gap, nowAt) || !session.isWhole(gap.fromAt, nowAt);
    }

    function judge(channel: string, saidUp: boolean, lie: Lie): boolean {
      const lying = world.statuses
        .following(lie.session, channel)
        .filter((status) => status.saysUp === saidUp && status.at <= lie.nowAt - lateMs);
      for (const status of lying) tell(status, lie, 'observed');
      return lying.length > 0;
    }

    function tell({ store, path, value, seq, at: setAt }: Status, lie: Lie, confidence: Confidence): void {
      const { session, nowAt, fromAt, truth } = lie;
      const identity = world.identity.now(session);
      const said = `${path} in store ${quoted(store.name)}`;
      report({
        session,
        identity,
        key: [lie.key, String(store.number), path],
        place: [store.name, path],
        confidence,
        title: `${said} of ${nameOf(identity)} says ${JSON.stringify(value)}, and ${truth} for ${durationText(nowAt - fromAt)}`,
        at: fromAt,
        untilAt: nowAt,
        facts: { store: store.name, path, value, forMs: Math.round(nowAt - fromAt) },
        evidence: [{ session: session.id, seq, at: setAt, role: 'said' }, ...lie.evidence],
        witness: [
          lie.witness,
          {
            says: `${durationText(nowAt - fromAt)} later ${said}, ${confidence === 'observed' ? 'which had followed the connection,' : 'beside what was read before,'} says ${JSON.stringify(value)}.`,
            session: session.id,
            at: nowAt,
          },
        ],
      });
    }
  },
};

const lieOfGap = (gap: Gap, nowAt: number): Lie => ({
  session: gap.session,
  key: gap.id,
  fromAt: gap.noticedAt,
  nowAt,
  truth: 'its socket has been down',
  evidence: [{ session: gap.session.id, seq: gap.seq, at: gap.noticedAt, role: 'lost' }],
  witness: { says: 'The socket went down.', session: gap.session.id, seq: gap.seq, at: gap.noticedAt },
});

function lieOfReturn(gap: Gap, nowAt: number): Lie {
  const { at, seq } = gap.back ?? { at: nowAt, seq: gap.seq };
  const pointer = { session: gap.session.id, seq, at };
  return {
    session: gap.session,
    key: `${gap.id} back`,
    fromAt: at,
    nowAt,
    truth: 'its socket has been up again',
    evidence: [{ ...pointer, role: 'restored' }],
    witness: { ...pointer, says: 'The socket came back.' },
  };
}

function lieOfOutage({ first, failures }: Outage, nowAt: number): Lie {
  const { session } = first.request;
  const pointer = { session: session.id, seq: first.seq, at: first.at };
  return {
    session,
    key: String(first.seq),
    fromAt: first.at,
    nowAt,
    truth: 'its requests have failed',
    evidence: [{ ...pointer, role: 'failed' }],
    witness: { ...pointer, says: `${first.request.line} failed, and ${countText(failures - 1, 'request')} after it.` },
  };
}
