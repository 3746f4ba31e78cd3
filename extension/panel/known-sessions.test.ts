import type { Batch, DriftRecord, SessionHeader, SessionId } from '@driftscope/records';
import { describe, expect, it } from 'vitest';
import { createKnownSessions } from './known-sessions.ts';

const MANY = 200;

describe('known sessions', () => {
  it('keep the last page loads, in their order', () => {
    const sessions = createKnownSessions();
    const gone = [...numbers(MANY + 2), 1 + MANY].map((one) => sessions.take(batch(`page-${one}`, one)));
    expect(gone.filter((one) => one !== undefined)).toEqual(['page-0', 'page-1']);
    const ids = sessions.list(false, () => 0).map(({ header }) => header.id);
    expect(ids).toEqual(numbers(MANY).map((one) => `page-${one + 2}`));
  });

  it('have the page last that came back from the back/forward cache', () => {
    const sessions = createKnownSessions();
    for (const one of numbers(3)) sessions.take(batch(`page-${one}`, 0));
    sessions.take(batch('page-1', 0, { records: [{ seq: 1, t: 5, kind: 'page.show', restored: true }] }));
    sessions.take(batch('page-2', 0));
    const ids = sessions.list(false, () => 0).map(({ header }) => header.id);
    expect(ids).toEqual(['page-0', 'page-2', 'page-1']);
  });

  it('keep a frame that is heard of while others come and go, beside the page that has them', () => {
    const sessions = createKnownSessions();
    sessions.take(batch('page', 0));
    for (const one of numbers(3 * MANY)) {
      sessions.take(batch(`frame-${one}`, one, { frame: { parent: 'https://a.example' } }));
      sessions.take(batch('frame-0', one, { frame: { parent: 'https://a.example' } }));
    }
    expect(sessions.list(false, () => 0)).toHaveLength(1);
    const ids = sessions.list(true, () => 0).map(({ header }) => header.id);
    expect(ids).toHaveLength(MANY);
    expect([ids[0], ids.at(-1)]).toEqual(['frame-0', `frame-${3 * MANY - 1}`]);
  });
});

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

function batch(
  id: string,
  until: number,
  { frame, records = [] }: { frame?: SessionHeader['frame']; records?: DriftRecord[] } = {},
): Batch {
  const session: SessionHeader = { id: id as SessionId, originMs: 1, ...(frame && { frame }) };
  return { v: 1, session, batch: 1, records, until };
}
