import type { RecordOf } from '@driftscope/records';
import { RecentMap } from '#engine/recent-map.ts';
import type { Seen } from '#engine/seen.ts';
import type { Session } from '#engine/session.ts';
import { mentionOf } from '#entities/mention-of.ts';
import { type VersionStep, versionStep } from '#entities/version-of.ts';
import type { ServerEmit } from '#models/delivery/server.ts';
import { nameOf } from '#models/users/identity.ts';
import type { Rule } from '#rule.ts';
import { placeText } from '#stores/place.ts';
import type { Copy } from '#stores/stores.ts';
import type { Threshold } from '#threshold.ts';
import { patternOf } from '../held-entities.ts';
import { durationText, quoted } from '../wording.ts';

const WINDOW: Threshold = {
  name: 'event.never-sent.windowMs',
  unit: 'ms',
  value: 5_000,
  says: 'How long a server may take to tell of what it wrote.',
};
/** What is sent before the answer belongs to the write, too. */
const BEFORE_MS = 2_000;
/** Writes of one route that were sent as events, until one that is not looks like a slip. */
const LEAST_SENT = 2;
const MOST_ROUTES = 1_000;
const MOST_WRITTEN = 5_000;

type Written = Seen<RecordOf<'probe.write'>>;

/** What is known of a route that writes: how often that was sent as an event, and the last of these. */
interface Habit {
  readonly count: number;
  readonly last: ServerEmit;
}

/** The server wrote an entity and told nobody, although it tells of its like; a page that listens holds the older one. */
export const eventNeverSent: Rule = {
  kind: 'event.never-sent',
  severity: 'medium',
  summary: 'The server changed an entity and sent no event of it, and a connected page holds the older one.',
  advice:
    'Send the event where the entity is written, and not in the handler of one route: in the same function, or from an outbox that is ' +
    'written in the same transaction. Then imports, administration and jobs tell of their changes, too.',
  thresholds: [WINDOW],
  watch({ world, on, at, report, limit }) {
    const windowMs = limit(WINDOW);
    const habits = new RecentMap<string, Habit>(MOST_ROUTES);
    const newest = new RecentMap<string, Written>(MOST_WRITTEN);

    on('probe.write', (written) => {
      if (written.record.version === undefined || written.record.versionField === undefined) return;
      newest.set(keyOf(written), written);
      at(written.at + windowMs, [written.session], (nowAt) => consider(written, nowAt));
    });

    function consider(written: Written, nowAt: number): void {
      const { session, record } = written;
      const key = `${session.app}#${record.route}`;
      const habit = habits.get(key);
      const told = emitOf(written, nowAt);
      if (told === 'unknown') return;
      if (told !== undefined) habits.set(key, { count: (habit?.count ?? 0) + 1, last: told });
      else if (habit !== undefined && habit.count >= LEAST_SENT) {
        for (const page of world.stores.holders(session, record.id)) {
          at(nowAt, [session, page], (seenAt) => judge(written, habit, page, seenAt));
        }
      }
    }

    /** The emit that tells of a write, by the id. `unknown`: emits are not remembered, or not with their arguments. */
    function emitOf({ session, record, at: writtenAt }: Written, nowAt: number): ServerEmit | 'unknown' | undefined {
      const isNamedIn = mentionOf(record.id);
      const near = world.server.emitsBetween(session, writtenAt - BEFORE_MS, nowAt);
      if (near === undefined) return 'unknown';
      const telling = near.find(({ record: { args } }) => args !== undefined && isNamedIn(args));
      return telling ?? (near.some((one) => one.record.args === undefined) ? 'unknown' : undefined);
    }

    function judge(written: Written, habit: Habit, page: Session, nowAt: number): void {
      const { session, record, at: writtenAt } = written;
      // A later write of it is judged by itself.
      if (newest.get(keyOf(written)) !== written || emitOf(written, nowAt) !== undefined) return;
      const isListening = world.gaps.hasLinkUp(page) && world.page.activeSince(page) !== undefined;
      const isWhole = session.isWhole(writtenAt - BEFORE_MS, nowAt) && page.isWhole(writtenAt, nowAt);
      if (!isListening || !isWhole || world.page.isUnloaded(page)) return;
      const { versionField = '', version = '' } = record;
      for (const copy of world.stores.copiesOf(page, record.id)) {
        const step = versionStep(copy.object, { [versionField]: version });
        if (step === undefined) continue;
        tell(written, habit, page, { copy, step }, nowAt);
        return;
      }
    }

    function tell(
      { session, record, at: writtenAt }: Written,
      { last }: Habit,
      page: Session,
      { copy, step }: { readonly copy: Copy; readonly step: VersionStep },
      nowAt: number,
    ): void {
      const identity = world.identity.now(page);
      const where = `${placeText(copy.place)} in store ${quoted(copy.store.name)}`;
      const afterText = durationText(nowAt - writtenAt);
      report({
        session: page,
        identity,
        key: [session.id, String(record.seq)],
        place: [record.route, copy.store.name, patternOf(world, page, copy)],
        confidence: 'proven',
        title: `${record.route} changed ${record.id}, and the server sent no event of that; ${afterText} later ${nameOf(identity)} has the older one at ${where}`,
        at: writtenAt,
        untilAt: nowAt,
        facts: {
          route: record.route,
          id: record.id,
          versionField: step.field,
          held: step.older,
          written: step.newer,
          event: last.record.event,
          server: session.header.server ?? session.id,
          store: copy.store.name,
          path: placeText(copy.place),
        },
        evidence: [
          { session: session.id, seq: record.seq, at: writtenAt, role: 'written' },
          { session: last.server.id, seq: last.record.seq, at: last.at, role: 'sent-before' },
        ],
        witness: [
          {
            says: `The server answered ${record.route} that ${record.id} was written.`,
            session: session.id,
            seq: record.seq,
            at: writtenAt,
          },
          {
            says: `Of what this route wrote before it sent events, the last of them ${last.record.event}.`,
            session: last.server.id,
            seq: last.record.seq,
            at: last.at,
          },
          { says: `Of this it sent none in ${afterText}.`, session: session.id, at: nowAt },
          {
            says: `The page of ${nameOf(identity)}, connected and looked at, has the older one at ${where}.`,
            session: page.id,
            at: nowAt,
          },
        ],
      });
    }
  },
};

const keyOf = ({ session, record }: Written): string => `${session.app}#${record.id}`;
