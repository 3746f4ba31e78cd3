import type { Bus } from '../engine/bus.ts';
import type { Session } from '../engine/session.ts';
import type { FoundEntity } from '../entities/find-entities.ts';
import { mainEntities } from '../entities/main-entities.ts';
import { type References, referencesOf } from '../entities/references.ts';
import type { Gap, GapModel } from '../links/gaps.ts';
import { channelOf, type LinkEvent, type LinkFacts } from '../links/link.ts';

/** An event about one entity, with every page of the app that received it. */
export interface PeerEvent {
  readonly app: string;
  readonly channel: string;
  readonly name: string;
  readonly entity: FoundEntity;
  readonly refs: References;
  readonly receipts: ReadonlyMap<Session, { readonly at: number; readonly seq: number }>;
}

/** An event that peers received in a gap, with an earlier or later one that shows who is in its audience. */
export interface PeerMiss {
  readonly event: PeerEvent;
  readonly peer: Session;
  readonly at: number;
  readonly seq: number;
  readonly shared: PeerEvent;
}

export interface PeerModel {
  /** What peers received in the gap that the client's audience was sent, as far as that can be shown. */
  missed(gap: Gap): readonly PeerMiss[];
}

/** Events remembered for all apps. */
const MOST_EVENTS = 20_000;
/** Clocks of two machines, and the way to them, differ: near its ends nothing is said about a link. */
const EDGE_MS = 500;
/** Events both must have received before "all that the peer gets" is believed, where no field names a place. */
const UNSCOPED_EVIDENCE = 3;

/** Compares what the pages of one app received. */
export function createPeerModel(bus: Bus<LinkFacts>, gaps: GapModel): PeerModel {
  const events = new Map<string, PeerEvent & { readonly receipts: Map<Session, { at: number; seq: number }> }>();

  bus.on('event.in', (received) => {
    for (const entity of mainEntities(received.event.name, received.event.args)) note(received, entity);
  });

  function note({ link, event, at, seq }: LinkEvent, entity: FoundEntity): void {
    const { app } = link.session;
    const channel = channelOf(link);
    const key = [app, channel, event.name, entity.id].join('\n');
    const known = events.get(key);
    if (known !== undefined) {
      if (!known.receipts.has(link.session)) known.receipts.set(link.session, { at, seq });
      return;
    }
    const receipts = new Map([[link.session, { at, seq }]]);
    events.set(key, { app, channel, name: event.name, entity, refs: referencesOf(entity.object), receipts });
    const [oldest] = events.keys();
    if (events.size > MOST_EVENTS && oldest !== undefined) events.delete(oldest);
  }

  return {
    missed(gap) {
      const untilAt = gap.back?.at ?? Number.POSITIVE_INFINITY;
      const sameChannel = [...events.values()].filter(
        ({ app, channel }) => app === gap.session.app && channel === gap.channel,
      );
      return sameChannel.flatMap((event) => {
        if (event.receipts.has(gap.session)) return [];
        const receipt = [...event.receipts].find(([, { at }]) => at >= gap.fromAt && at <= untilAt);
        if (receipt === undefined) return [];
        const [peer, { at, seq }] = receipt;
        const shared = audienceEvidence(gap, event, sameChannel);
        return shared === undefined ? [] : [{ event, peer, at, seq, shared }];
      });
    },
  };

  /**
   * An event of the same audience that this client and the peer both received; `undefined` unless this client, while
   * it was up, received every one of them.
   */
  function audienceEvidence(gap: Gap, missed: PeerEvent, all: readonly PeerEvent[]): PeerEvent | undefined {
    const upTimes = gaps.upTimes(gap.session, gap.channel);
    const isUpAt = (at: number) => upTimes.some((up) => up.fromAt + EDGE_MS <= at && at <= up.untilAt - EDGE_MS);
    const sameAudience = all.filter((event) => event !== missed && haveSameAudience(event, missed));
    const received = sameAudience.filter((event) => event.receipts.has(gap.session) && event.receipts.size > 1);
    const refused = sameAudience.filter(
      (event) => !event.receipts.has(gap.session) && [...event.receipts.values()].some(({ at }) => isUpAt(at)),
    );
    const needed = missed.refs.scope.size > 0 ? 1 : UNSCOPED_EVIDENCE;
    return refused.length === 0 && received.length >= needed ? received.at(-1) : undefined;
  }
}

/** Events of one name that belong to the same place. */
function haveSameAudience(a: PeerEvent, b: PeerEvent): boolean {
  if (a.name !== b.name || a.refs.scope.size !== b.refs.scope.size) return false;
  return [...a.refs.scope].every(([name, id]) => b.refs.scope.get(name) === id);
}
