import { describe, expect, it } from 'vitest';
import { testSummary } from '../incidents/test-summary.ts';
import type { Log } from './follow-log.ts';
import { startLive } from './start-live.ts';

/** The log of a collector, which anybody may follow from where it stands then. */
async function setUp() {
  const readers = new Map<object, (log: Log) => void>();
  const live = startLive(
    'http://127.0.0.1',
    async () => (_url, hear) => {
      const reader = {};
      readers.set(reader, hear);
      return () => readers.delete(reader);
    },
    () => 0,
  );
  await Promise.resolve();
  const say = (incidents: Log['incidents']) => {
    for (const hear of [...readers.values()]) hear({ epoch: 'log-1', incidents, status });
  };
  return { live, readers, say };
}

const status: Log['status'] = {
  connection: 'connected',
  freshness: { kind: 'fresh' },
  pending: 0,
  failed: 0,
  storing: true,
};

const incidents = Array.from({ length: 5_001 }, (_, at) => ({ fields: testSummary({ id: `i${at}`, rev: at + 1 }) }));

describe('a dashboard that is open for weeks', () => {
  it('begins anew when many incidents have changed, and says so', async () => {
    const { live, readers, say } = await setUp();
    let [begins, pushes] = [0, 0];
    live.onBegin(() => begins++);
    live.onPush(() => pushes++);
    say([]);
    say(incidents.slice(0, 5_000));
    expect([begins, pushes, live.changed().length]).toEqual([1, 5_000, 5_000]);
    const [first] = readers.keys();
    say(incidents);
    expect(readers.size).toBe(1);
    expect(readers.keys().next().value).not.toBe(first);
    say([]);
    expect([begins, live.changed()]).toEqual([2, []]);
    say(incidents.slice(0, 1));
    expect([begins, pushes]).toEqual([2, 5_002]);
  });
});
