import type { GapOutcome } from '@driftscope/detect';
import { describe, expect, it } from 'vitest';
import { makeBatch, originMs, sessionId } from '../testing/make-batch.ts';
import type { Store } from './store.ts';

const makeGap = (fields: Partial<GapOutcome> = {}): GapOutcome => ({
  id: 'g1',
  session: sessionId('s1'),
  app: 'chat',
  at: originMs,
  gapMs: 5_000,
  reason: 'network',
  recovered: false,
  ...fields,
});

const hourMs = 3_600_000;

/** What every store of observations must do. `open` gives one that is empty, and ends with the test. */
export function describeObservationStore(name: string, open: () => Promise<Store>): void {
  describe(`observations in ${name}`, () => {
    it('have each gap once, as it was told of last', async () => {
      const { observations } = await open();
      await observations.fileGaps([makeGap()]);
      await observations.fileGaps([makeGap({ resyncMs: 30_000 }), makeGap({ id: 'g2', resyncMs: 0, gapMs: 1 })]);
      expect(await observations.gaps({})).toEqual([
        { app: 'chat', gapMs: expect.toSatisfy(isSetOf(5_000, 1)), resyncMs: expect.toSatisfy(isSetOf(30_000, 0)) },
      ]);
    });

    it('have gaps by app and release, of a period and of a session', async () => {
      const { observations } = await open();
      await observations.fileGaps([
        makeGap({ id: 'a', release: '1' }),
        makeGap({ id: 'b', release: '2', at: originMs + 1, session: sessionId('s2') }),
        makeGap({ id: 'c', app: 'shop', at: originMs + 2, resyncMs: 7 }),
      ]);
      expect(await observations.gaps({ from: originMs + 1 })).toEqual([
        { app: 'chat', release: '2', gapMs: [5_000], resyncMs: [] },
        { app: 'shop', gapMs: [5_000], resyncMs: [7] },
      ]);
      expect(await observations.gaps({ to: originMs, app: ['chat'], release: '1' })).toHaveLength(1);
      expect(await observations.gaps({ app: ['chat', 'shop'] })).toHaveLength(3);
      expect(await observations.gaps({ session: 's2' })).toMatchObject([{ release: '2' }]);
    });

    it('count the time that pages were open, as far as it lies in the period, and no servers', async () => {
      const { observations, sessions } = await open();
      const load = async (session: string, header: object, hours: number) => {
        const batch = makeBatch({ session, records: [], until: hours * hourMs, header });
        await sessions.append([{ batch, body: Buffer.from(JSON.stringify(batch)), receivedMs: 0 }]);
      };
      await load('s1', { app: 'chat', release: '1', url: 'https://chat.test/?a=1' }, 2);
      await load('s2', { app: 'chat', release: '1', originMs: originMs + hourMs }, 3);
      await load('s3', { origin: 'https://shop.test:8443' }, 1);
      await load('s4', { app: 'chat', server: 'api' }, 100);
      expect(await observations.exposure({})).toEqual([
        { app: 'chat', release: '1', sessions: 2, hours: 5, firstAt: originMs, lastAt: originMs + hourMs },
        { app: 'shop.test:8443', sessions: 1, hours: 1, firstAt: originMs, lastAt: originMs },
      ]);
      expect(await observations.urls(['s1', 's3', 'none'])).toEqual(new Map([['s1', 'https://chat.test/?a=1']]));
      const late = { from: originMs + 1.5 * hourMs, to: originMs + 2.5 * hourMs };
      expect(await observations.exposure(late)).toMatchObject([{ app: 'chat', release: '1', sessions: 2, hours: 1.5 }]);
      expect(await observations.exposure({ session: 's1' })).toMatchObject([{ sessions: 1, hours: 2 }]);
    });
  });
}

const isSetOf =
  (...expected: readonly number[]) =>
  (found: readonly number[]) =>
    found.length === expected.length && expected.every((number) => found.includes(number));
