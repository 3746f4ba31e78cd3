import type { Bus } from '../engine/bus.ts';
import { fingerprint } from '../engine/fingerprint.ts';
import { perSession } from '../engine/per-session.ts';
import { RecentMap } from '../engine/recent-map.ts';
import type { Session } from '../engine/session.ts';
import type { PageModel } from '../models/page/page.ts';
import { type Attempt, channelOf, type Link, type LinkFacts } from './link.ts';

/** A time without a link where there had been one, and where the page did not ask for it. */
export interface Gap {
  readonly id: string;
  readonly session: Session;
  readonly channel: string;
  readonly lost: Link;
  readonly reason: 'kicked' | 'network';
  /** Epoch ms of the last instant the link is known to have been alive. */
  readonly fromAt: number;
  /** Epoch ms when the page learned of it, and the record that says so. */
  readonly noticedAt: number;
  readonly seq: number;
  /** The link that ended it, and when. Absent while it lasts. */
  back?: { readonly link: Link; readonly at: number; readonly seq: number; readonly recovered: boolean };
}

export interface GapFacts {
  readonly 'gap.opened': Gap;
  readonly 'gap.closed': Gap;
}

export interface GapModel {
  /** The page's attempts to connect to the gap's address since the gap was noticed. */
  attemptsIn(gap: Gap): readonly { readonly at: number; readonly endedAt: number | undefined }[];
  /**
   * Whether a link of the same namespace is up, at this address or at one that had none beside the gap's.
   *
   * @param isLeft the user did something since: what the gap's link was for may be out of sight, and any other will do.
   */
  isServed(gap: Gap, isLeft: boolean): boolean;
  /** Whether any link of the page is up now. */
  hasLinkUp(session: Session): boolean;
  /** Whether the gap's channel is up now. */
  isUp(gap: Gap): boolean;
  /** The page's last gaps, oldest first. */
  gapsOf(session: Session): readonly Gap[];
  /** When links of this channel were up, in this session, the open one without an end. */
  upTimes(session: Session, channel: string): readonly UpTime[];
}

export interface UpTime {
  readonly fromAt: number;
  readonly untilAt: number;
}

interface PastTime extends UpTime {
  /** Epoch ms when the page learned that the link was down. */
  readonly downAt: number;
}

interface Channel {
  readonly up: Set<Link>;
  readonly past: PastTime[];
  gap: Gap | undefined;
}

/** Gaps remembered for each page. */
const MOST_GAPS = 32;
/** Channels remembered for each page; one that was not heard of for longest is forgotten, and begins anew. */
const MOST_CHANNELS = 256;
/** Links that go down so close to each other went down together. */
const SAME_OUTAGE_MS = 2_000;
/** Attempts remembered for each page. */
const MOST_ATTEMPTS = 256;
/** The server's promise when it has told no other. */
const DEFAULT_PING_INTERVAL_MS = 25_000;
/** How late a ping may be before the link counts as dead since its last frame. */
const PING_GRACE_MS = 1_000;

export function createGapModel(bus: Bus<LinkFacts & GapFacts>, page: PageModel): GapModel {
  const channelsOf = perSession(() => new RecentMap<string, Channel>(MOST_CHANNELS));
  const attemptsOf = perSession<(Attempt & { endedAt: number | undefined })[]>(() => []);

  const pastOf = perSession<Gap[]>(() => []);

  bus.on('link.attempted', (attempt) => {
    const attempts = attemptsOf(attempt.session);
    attempts.push({ ...attempt, endedAt: attempt.socket === undefined ? attempt.at : undefined });
    if (attempts.length > 2 * MOST_ATTEMPTS) attempts.splice(0, MOST_ATTEMPTS);
  });
  bus.on('link.attempt-ended', ({ session, socket, at }) => {
    const attempt = attemptsOf(session).findLast((one) => one.socket === socket);
    if (attempt !== undefined) attempt.endedAt = at;
  });
  bus.on('link.up', (link) => {
    const channel = channelFor(link);
    channel.up.add(link);
    const gap = channel.gap;
    channel.gap = undefined;
    if (gap === undefined || link.up === undefined) return;
    gap.back = { link, at: link.up.at, seq: link.up.seq, recovered: link.up.recovered };
    bus.tell('gap.closed', gap);
  });
  bus.on('link.down', (link) => {
    const channel = channelFor(link);
    if (link.down === undefined || link.up === undefined) return;
    channel.up.delete(link);
    channel.past.push({ fromAt: link.up.at, untilAt: aliveUntil(link), downAt: link.down.at });
    if (channel.past.length > MOST_ATTEMPTS) channel.past.shift();
    if (link.down.reason === 'app' || channel.up.size > 0 || page.isUnloaded(link.session)) return;
    channel.gap = openGap(link);
    if (channel.gap === undefined) return;
    const past = pastOf(link.session);
    past.push(channel.gap);
    if (past.length > MOST_GAPS) past.shift();
    bus.tell('gap.opened', channel.gap);
  });

  function channelFor(link: Link): Channel {
    const channels = channelsOf(link.session);
    const known = channels.get(channelOf(link));
    if (known !== undefined) return known;
    const channel: Channel = { up: new Set(), past: [], gap: undefined };
    channels.set(channelOf(link), channel);
    return channel;
  }

  return {
    attemptsIn: (gap) =>
      attemptsOf(gap.session).filter(({ at, address }) => at >= gap.noticedAt && address === gap.lost.socket.address),
    isServed(gap, isLeft) {
      const own = channelsOf(gap.session).get(gap.channel);
      return [...channelsOf(gap.session).values()].some(
        (channel) =>
          [...channel.up].some((link) => isOther(link, gap)) &&
          (isLeft || channel === own || !wasLostToo(channel, gap)),
      );
    },
    hasLinkUp: (session) => [...channelsOf(session).values()].some(({ up }) => up.size > 0),
    gapsOf: (session) => pastOf(session),
    isUp: (gap) => (channelsOf(gap.session).get(gap.channel)?.up.size ?? 0) > 0,
    upTimes(session, channelName) {
      const channel = channelsOf(session).get(channelName);
      const now = [...(channel?.up ?? [])].map(({ up }) => ({
        fromAt: up?.at ?? Number.POSITIVE_INFINITY,
        untilAt: Number.POSITIVE_INFINITY,
      }));
      return [...(channel?.past ?? []), ...now];
    },
  };
}

const isOther = ({ namespace, socket }: Link, { lost }: Gap): boolean =>
  namespace === lost.namespace && socket.number !== lost.socket.number;

/** Whether a channel went down with the gap's, beside which it had been up: what it brings since, it had brought before. */
function wasLostToo({ past }: Channel, { lost, noticedAt }: Gap): boolean {
  const lostUpAt = lost.up?.at ?? noticedAt;
  return past.some(
    ({ fromAt, downAt }) =>
      Math.abs(downAt - noticedAt) <= SAME_OUTAGE_MS && Math.max(fromAt, lostUpAt) < noticedAt - SAME_OUTAGE_MS,
  );
}

function openGap(lost: Link): Gap | undefined {
  if (lost.down === undefined || lost.down.reason === 'app') return undefined;
  return {
    id: fingerprint(lost.session.id, lost.id),
    session: lost.session,
    channel: channelOf(lost),
    lost,
    reason: lost.down.reason,
    fromAt: aliveUntil(lost),
    noticedAt: lost.down.at,
    seq: lost.down.seq,
  };
}

/** A link that missed a ping was dead before anybody noticed; else it lived until it was closed. */
function aliveUntil({ socket, down }: Link): number {
  const downAt = down?.at ?? socket.lastInAt;
  const silentMs = downAt - socket.lastInAt;
  return silentMs > (socket.pingIntervalMs ?? DEFAULT_PING_INTERVAL_MS) + PING_GRACE_MS ? socket.lastInAt : downAt;
}
