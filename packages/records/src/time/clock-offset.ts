import type { SessionHeader } from '../session.ts';

/** `originMs` by the clock of the machine that recorded. */
export const ownOriginMs = ({
  originMs,
  clockOffsetMs = 0,
}: Pick<SessionHeader, 'originMs' | 'clockOffsetMs'>): number => originMs - clockOffsetMs;

/** The session by a clock that its own is behind by so many whole ms, negative: ahead; but not before 1970. */
export function atClockOffset(session: SessionHeader, offsetMs: number): SessionHeader {
  const ownMs = ownOriginMs(session);
  const clockOffsetMs = Math.max(offsetMs, -Math.floor(ownMs));
  if ((session.clockOffsetMs ?? 0) === clockOffsetMs) return session;
  const { clockOffsetMs: _, ...rest } = session;
  const moved = { ...rest, originMs: ownMs + clockOffsetMs };
  return clockOffsetMs === 0 ? moved : { ...moved, clockOffsetMs };
}
