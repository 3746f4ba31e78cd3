import { ReportSchema } from '@driftscope/detect';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { openSqliteStore } from '../sqlite/open-sqlite-store.ts';
import { makeBatch, originMs, sessionId } from '../testing/make-batch.ts';
import { makeIncident } from '../testing/make-incident.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Of chat came 1.0, 1.1 and 1.2, a week after each other; shop came out with 1.1 and 7.0 in between. Names are in no order. */
const seen = [
  { app: 'chat', release: 'b-1.0', day: 0, hours: 50, incidents: 5 },
  { app: 'chat', release: 'c-1.1', day: 7, hours: 100, incidents: 50 },
  { app: 'chat', release: 'a-1.2', day: 14, hours: 100, incidents: 5 },
  { app: 'shop', release: 'c-1.1', day: 1, hours: 30, incidents: 30 },
  { app: 'shop', release: '7.0', day: 13, hours: 30, incidents: 3 },
];

async function startWithReleases() {
  const dataDir = await temporaryFolder();
  const store = openSqliteStore(dataDir);
  for (const { app, release, day, hours, incidents } of seen) {
    const session = `${app}-${release}`;
    const header = { app, release, originMs: originMs + day * dayMs };
    const batch = makeBatch({ session, records: [], until: hours * hourMs, header });
    await store.sessions.append([{ batch, body: Buffer.from(JSON.stringify(batch)), receivedMs: 0 }]);
    await store.incidents.file(
      Array.from({ length: incidents }, (_, n) =>
        makeIncident({
          id: `${session}-${n}`,
          session: sessionId(`${session}-${n}`),
          app,
          release,
          group: session,
          at: header.originMs + 10 + n,
        }),
      ),
    );
  }
  await store.close();
  const { get } = await startTestCollector({ dataDir });
  /** The week that began on a day. */
  const week = (day: number) => ({ from: originMs + day * dayMs, to: originMs + (day + 7) * dayMs });
  const ask = async (day: number, query: string) => {
    const { from, to } = week(day);
    const { body } = await get(`/api/v1/reports?from=${from}&to=${to}&${query}`);
    return typeof body === 'string' ? body : Value.Parse(ReportSchema, body);
  };
  return { ask, week };
}

describe('a report of a release', () => {
  it('is compared with the release of the same app that was first seen before it, in all its time', async () => {
    const { ask, week } = await startWithReleases();
    expect(await ask(14, 'release=a-1.2')).toMatchObject({
      subject: { ...week(14), release: 'a-1.2' },
      base: { release: 'c-1.1', from: week(7).from, to: week(14).to },
      all: { subject: { count: 5, hours: 100 }, base: { count: 50, hours: 100 }, verdict: 'better' },
      says: expect.stringContaining('Release a-1.2 is better than release c-1.1'),
    });
    expect(await ask(7, 'release=c-1.1&app=chat')).toMatchObject({
      base: { release: 'b-1.0', from: week(0).from },
      all: { base: { count: 5, hours: 50 }, verdict: 'worse' },
    });
  });

  it('says both times where they differ', async () => {
    const { ask } = await startWithReleases();
    expect(await ask(14, 'release=a-1.2&format=html')).toContain(
      'release a-1.2 (28 Nov 2023, 22:13 UTC to 5 Dec 2023, 22:13 UTC), against c-1.1 (21 Nov 2023, 22:13 UTC to 5 Dec 2023, 22:13 UTC)',
    );
  });

  it('is compared with the time before where that is asked for, and where no release came before it', async () => {
    const { ask, week } = await startWithReleases();
    const timeBefore = { release: 'a-1.2', from: week(7).from - 1, to: week(14).from - 1 };
    expect(await ask(14, 'release=a-1.2&compare=previous')).toMatchObject({ base: timeBefore });
    expect(await ask(0, 'release=b-1.0')).toMatchObject({ base: { release: 'b-1.0', to: week(0).from - 1 } });
    expect(await ask(0, 'release=never')).toMatchObject({ base: { release: 'never', to: week(0).from - 1 } });
  });

  it('is compared in the same time with a release that is named', async () => {
    const { ask, week } = await startWithReleases();
    expect(await ask(14, 'release=a-1.2&compare=c-1.1')).toMatchObject({ base: { ...week(14), sessions: 0 } });
  });
});
