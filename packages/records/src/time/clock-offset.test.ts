import { expect, test } from 'vitest';
import type { SessionHeader, SessionId } from '../index.ts';
import { atClockOffset, ownOriginMs } from './clock-offset.ts';

const session: SessionHeader = { id: 's1' as SessionId, originMs: 1_700_000_000_000.123 };

test('a session is told by another clock, and its own time stays known', () => {
  const behind = atClockOffset(session, 3_600_000);
  expect(behind).toEqual({ ...session, originMs: 1_700_003_600_000.123, clockOffsetMs: 3_600_000 });
  expect(ownOriginMs(behind)).toBe(session.originMs);
  const ahead = atClockOffset(behind, -5_000);
  expect(ahead).toEqual({ ...session, originMs: 1_699_999_995_000.123, clockOffsetMs: -5_000 });
  expect(atClockOffset(ahead, 0)).toEqual(session);
  expect(atClockOffset(session, 0)).toBe(session);
});

test('a machine that takes it for 1970 is not moved to before that', () => {
  const early = atClockOffset({ ...session, originMs: 50 }, -5_000);
  expect(early).toMatchObject({ originMs: 0, clockOffsetMs: -50 });
  expect(ownOriginMs(early)).toBe(50);
});
