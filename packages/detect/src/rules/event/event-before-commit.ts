import type { Json, JsonObject, RecordOf } from '@driftscope/records';
import { perApp } from '#engine/per-app.ts';
import { perSession } from '#engine/per-session.ts';
import { RecentMap } from '#engine/recent-map.ts';
import type { Seen } from '#engine/seen.ts';
import type { Session } from '#engine/session.ts';
import { haveVersion, type VersionStep, versionStep } from '#entities/version-of.ts';
import type { InboundEvent } from '#links/link.ts';
import type { ServerEmit } from '#models/delivery/server.ts';
import type { Read } from '#models/reads/reads.ts';
import type { Rule } from '#rule.ts';
import type { Threshold } from '#threshold.ts';
import { beforeCommitFinding } from './before-commit-finding.ts';

/** How soon after an event a page asks for what it was told of. */
const LED_MS = 2_000;
const SETTLE: Threshold = {
  name: 'event.before-commit.settleMs',
  unit: 'ms',
  value: 2_000,
  says: 'How long the page may still be told how it is, after the last that was heard of it.',
};
/** Times of two machines, or of a database that rounds, tell less than that. */
const CLOCKS_MS = 1_000;
/** Of one answer; in a longer list one is as good as another. */
const MOST_ENTITIES = 200;
const MOST_REQUESTS = 2_000;
const MOST_ENTITIES_READ = 2_000;
/** Reads of one entity, and reads and events of one page, that are remembered. */
const MOST_RECENT = 64;

type Written = Seen<RecordOf<'probe.write'>>;
type Answered = Seen<RecordOf<'probe.read'>>;

/** What a page was told, and what it was then given. */
export interface EarlyEvent {
  readonly page: Session;
  readonly event: InboundEvent;
  readonly read: Read;
  readonly id: string;
  /** From what was read to what is. */
  readonly step: VersionStep;
  /** What the server saw of it. Absent: it has no probe, or the probe was not shown its requests. */
  readonly server?: { readonly emit: ServerEmit; readonly answered: Answered; readonly written: Written };
}

/** An event was sent before what it tells of could be read. */
export const eventBeforeCommit: Rule = {
  kind: 'event.before-commit',
  severity: 'high',
  summary: 'An event led to a read, and the read gave what had been before the event.',
  advice:
    'Send events after the commit: from an after-commit hook, or from an outbox that is written in the same transaction. Where reads go ' +
    'to a replica, send with the event the version that it is about, and have the client ask again, or the server wait, until it is there.',
  thresholds: [SETTLE],
  watch({ world, on, at, report, limit }) {
    const settleMs = limit(SETTLE);
    const sentIn = new RecentMap<string, ServerEmit[]>(MOST_REQUESTS);
    const answersOf = new RecentMap<string, Answered[]>(MOST_ENTITIES_READ);
    /** Whether an app's probe tells in which request something was sent: of others nobody has to remember events. */
    const numbering = perApp(() => ({ isSeen: false }));
    const eventsOf = perSession<InboundEvent[]>(() => []);
    const readsOf = perSession<Read[]>(() => []);
    const stalenessOf = perSession(createStaleness);

    on('event.in', (event) => {
      if (numbering.of(event.link.session)?.isSeen) keep(eventsOf(event.link.session), event);
    });
    on('read', (read) => {
      if (read.isWrite || read.content === undefined) return;
      if (numbering.of(read.session)?.isSeen) keep(readsOf(read.session), read);
      lookAtVersions(read);
    });
    on('http.request', ({ session, record }) => stalenessOf(session).seqOf.set(record.request, record.seq));
    on('http.delivery', ({ session, record }) => {
      const { seqOf, fromCache } = stalenessOf(session);
      if (record.from === 'cache' || record.from === 'worker') fromCache.set(seqOf.get(record.request) ?? 0, true);
    });
    on('probe.emit', ({ session, record, at: sentAt }) => {
      if (record.request === undefined) return;
      const key = requestKey(session, record.request);
      const emits = sentIn.get(key) ?? [];
      keep(emits, { server: session, record, at: sentAt, order: 0 });
      sentIn.set(key, emits);
    });
    on('probe.read', (answered) => {
      const { session, record } = answered;
      noteNumbering(session);
      if (record.version === undefined) return;
      const key = entityKey(session, record.id);
      const answers = answersOf.get(key) ?? [];
      keep(answers, answered);
      answersOf.set(key, answers);
    });
    on('probe.write', (written) => {
      const { session, record, at: writtenAt } = written;
      noteNumbering(session);
      if (record.version === undefined || record.request === undefined) return;
      at(writtenAt + LED_MS + settleMs, [session], (nowAt) => lookAtWrite(written, nowAt));
    });

    function noteNumbering(server: Session): void {
      const app = numbering.of(server);
      if (app !== undefined) app.isSeen = true;
    }

    /** The event itself says which version it is of. */
    function lookAtVersions(read: Read): void {
      const { session, startedAt } = read;
      for (const { id, object, shape } of read.content?.entities.slice(0, MOST_ENTITIES) ?? []) {
        if (!shape.derive(object, haveVersion)) continue;
        const event = world.arrivals.of(session, id)?.last;
        if (event === undefined || event.at > startedAt || startedAt - event.at > LED_MS) continue;
        const told = event.mains.find((main) => main.id === id)?.object;
        const step = told && certainStep(object, told);
        if (step === undefined || told === undefined) continue;
        at(read.at + settleMs, [session], (nowAt) => {
          if (isStillOlder(read, id, told, event.at, nowAt)) tell({ page: session, event, read, id, step }, nowAt);
        });
      }
    }

    /** The server sent an event in a request, and answered that request after a read of what it wrote. */
    function lookAtWrite(written: Written, nowAt: number): void {
      const { session, record } = written;
      const { id, request = 0 } = record;
      const emits = (sentIn.get(requestKey(session, request)) ?? []).filter((emit) => emit.record.seq < record.seq);
      for (const emit of emits) {
        const answered = answersOf.get(entityKey(session, id))?.find((one) => isEarly(one, emit, written));
        if (answered === undefined) continue;
        for (const page of world.stores.holders(session, id))
          at(nowAt, [session, page], (seenAt) => judge(page, { emit, answered, written }, seenAt));
      }
    }

    function judge(page: Session, server: NonNullable<EarlyEvent['server']>, nowAt: number): void {
      const { emit, written } = server;
      const { id } = written.record;
      const event = eventsOf(page).find((one) => isOf(one, emit));
      if (event === undefined) return;
      const now = asVersion(written.record);
      for (const read of readsOf(page)) {
        if (read.startedAt < event.at || read.startedAt - event.at > LED_MS) continue;
        const given = read.content?.entities.find((entity) => entity.id === id);
        const step = given && certainStep(given.object, now);
        if (step === undefined || !isStillOlder(read, id, now, event.at, nowAt)) continue;
        tell({ page, event, read, id, step, server }, nowAt);
        return;
      }
    }

    /** Whether the page was given it by the server, and holds an older one to this day. */
    function isStillOlder(
      { session: page, startedSeq }: Read,
      id: string,
      newer: JsonObject,
      sinceAt: number,
      nowAt: number,
    ): boolean {
      if (stalenessOf(page).fromCache.has(startedSeq)) return false;
      if (world.page.isUnloaded(page) || !page.isWhole(sinceAt, nowAt)) return false;
      if (world.requests.readsPendingSince(page, sinceAt) > 0) return false;
      const copies = world.stores.copiesOf(page, id);
      return copies.length > 0 && copies.every(({ object }) => certainStep(object, newer) !== undefined);
    }

    function tell(early: EarlyEvent, nowAt: number): void {
      report(beforeCommitFinding(world, early, nowAt));
    }
  },
};

/** Answers that came out of a cache: those are as old as the cache. */
interface Staleness {
  /** By the number of the request the record that began it. */
  readonly seqOf: RecentMap<number, number>;
  readonly fromCache: RecentMap<number, true>;
}

const createStaleness = (): Staleness => ({
  seqOf: new RecentMap(MOST_RECENT),
  fromCache: new RecentMap(MOST_RECENT),
});

function keep<Item>(items: Item[], item: Item): void {
  items.push(item);
  if (items.length > 2 * MOST_RECENT) items.splice(0, MOST_RECENT);
}

function certainStep(one: JsonObject, other: JsonObject): VersionStep | undefined {
  const step = versionStep(one, other);
  return step?.isTime === true && step.newer - step.older < CLOCKS_MS ? undefined : step;
}

const requestKey = (server: Session, request: number): string => `${server.id}#${request}`;

const entityKey = ({ app }: Session, id: string): string => `${app}#${id}`;

const asVersion = ({ version, versionField }: { version?: Json; versionField?: string }): JsonObject =>
  version === undefined || versionField === undefined ? {} : { [versionField]: version };

/** Whether a read was answered after the event was sent, with less than what the event's own request wrote. */
const isEarly = ({ session, record }: Answered, emit: ServerEmit, written: Written): boolean =>
  session === emit.server &&
  record.seq > emit.record.seq &&
  certainStep(asVersion(record), asVersion(written.record)) !== undefined;

const isOf = ({ link, event }: InboundEvent, { record }: ServerEmit): boolean =>
  link.namespace === record.namespace && record.to.some(({ eio, n }) => eio === link.socket.eio && n === event.ordinal);
