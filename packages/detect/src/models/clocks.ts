import type { Bus } from '../engine/bus.ts';
import { perSession } from '../engine/per-session.ts';
import type { Session } from '../engine/session.ts';
import type { FoundEntity } from '../entities/find-entities.ts';
import { asTime } from '../entities/time-of.ts';
import type { LinkFacts } from '../links/link.ts';
import type { ReadFacts } from './reads.ts';

export interface ClockModel {
  /** By how many ms at most the page's clock is ahead of the server's. Absent: nothing tells, or what tells contradicts itself. */
  aheadMs(session: Session): number | undefined;
}

/** What comes may seem to be of the future by so much: clocks are kept by the network. */
const TOLERANCE_MS = 2_000;

/** Names of the instant at which something was made, by the clock of whoever made it. */
const madeName = /^((created|sent|posted|inserted|published|updated)_?(at|on)|time|timestamp|ts|date)$/i;

/** Measures each page's clock by what it is told: what was just made says when. */
export function createClockModel(bus: Bus<LinkFacts & ReadFacts>): ClockModel {
  const leastOf = perSession(() => ({ ms: Number.POSITIVE_INFINITY }));

  bus.on('event.in', ({ link, mains, at }) => note(link.session, mains[0], at));
  bus.on('read', ({ session, via, isWrite, content, at }) => {
    if (content !== undefined && (isWrite || via === 'ack')) note(session, content.entities[0], at);
  });

  function note(session: Session, entity: FoundEntity | undefined, at: number): void {
    const madeAt = entity === undefined ? undefined : madeAtOf(entity);
    const least = leastOf(session);
    if (madeAt !== undefined) least.ms = Math.min(least.ms, at - madeAt);
  }

  return {
    aheadMs(session) {
      const { ms } = leastOf(session);
      return Number.isFinite(ms) && ms >= -TOLERANCE_MS ? Math.max(0, ms) : undefined;
    },
  };
}

function madeAtOf({ object, shape }: FoundEntity): number | undefined {
  for (const name of shape.derive(object, madeNames)) {
    const at = asTime(object[name] ?? null);
    if (at !== undefined) return at;
  }
  return undefined;
}

const madeNames = (names: readonly string[]): readonly string[] => names.filter((name) => madeName.test(name));
