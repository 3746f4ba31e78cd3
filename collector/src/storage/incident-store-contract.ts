import type { IncidentFilter } from '@driftscope/detect';
import { describe, expect, it } from 'vitest';
import { originMs } from '../testing/make-batch.ts';
import { makeIncident } from '../testing/make-incident.ts';
import { sayOf } from '../testing/say-of.ts';
import type { Store } from './store.ts';

/** What every store of incidents must do. `open` gives one that is empty, and ends with the test. */
export function describeIncidentStore(name: string, open: () => Promise<Store>): void {
  describe(`incidents in ${name}`, () => {
    it('are news once, until they change', async () => {
      const { incidents } = await open();
      expect(await incidents.file([makeIncident()])).toMatchObject([{ id: 'i1', status: 'open', rev: 1 }]);
      expect(await incidents.file([makeIncident()])).toEqual([]);
      expect(await incidents.file([makeIncident({ confidence: 'proven' })])).toMatchObject([
        { id: 'i1', confidence: 'proven', rev: 2 },
      ]);
      expect(await incidents.list({}, { limit: 9 })).toHaveLength(1);
    });

    it('are told by their changes, the last of each, from any on', async () => {
      const { incidents, triage } = await open();
      await incidents.file(['a', 'b', 'c'].map((id) => makeIncident({ id })));
      await sayOf(triage, 'a', { status: 'resolved' });
      const since = async (rev: number, limit = 9) =>
        (await incidents.changedSince(rev, limit)).map((incident) => `${incident.id} ${incident.rev}`);
      expect(await since(0)).toEqual(['b 2', 'c 3', 'a 4']);
      expect(await since(2, 1)).toEqual(['c 3']);
      expect(await since(4)).toEqual([]);
    });

    it('keep what users said when they are found again', async () => {
      const { incidents, triage } = await open();
      await incidents.file([makeIncident()]);
      const said = { status: 'acknowledged', assignee: 'ada', note: 'seen' } as const;
      expect(await sayOf(triage, 'i1', said)).toMatchObject({ status: 'acknowledged', rev: 2 });
      await incidents.file([makeIncident({ severity: 'critical' })]);
      expect(await incidents.find('i1')).toMatchObject({ ...said, rev: 3, incident: { severity: 'critical' } });
    });

    it('are withdrawn when a second look at the same sessions does not find them', async () => {
      const { incidents } = await open();
      const elsewhere = [{ session: makeIncident({ session: 'away' }).session, seq: 1, at: originMs, role: 'sent' }];
      await incidents.file([
        makeIncident({ id: 'again' }),
        makeIncident({ id: 'gone' }),
        makeIncident({ id: 'later', untilAt: originMs + 60_000 }),
        makeIncident({ id: 'other', session: 's2' }),
        makeIncident({ id: 'wider', evidence: elsewhere }),
      ]);
      const look = { found: new Set(['again']), sessions: new Set(['s1']), untilAt: originMs + 10_000 };
      expect(await incidents.withdraw(look)).toMatchObject([{ id: 'gone', status: 'withdrawn', rev: 6 }]);
      expect(await incidents.withdraw(look)).toEqual([]);
      const ids = async (filter: IncidentFilter) => (await incidents.list(filter, { limit: 9 })).map(({ id }) => id);
      expect(await ids({})).not.toContain('gone');
      expect(await ids({ status: ['withdrawn'] })).toEqual(['gone']);
    });

    it('come back with what users said when they are found after all', async () => {
      const { incidents, triage } = await open();
      await incidents.file([makeIncident()]);
      await sayOf(triage, 'i1', { status: 'ignored' });
      await incidents.withdraw({ found: new Set(), sessions: new Set(['s1']), untilAt: originMs + 10_000 });
      expect(await incidents.file([makeIncident()])).toMatchObject([{ id: 'i1', status: 'ignored', rev: 4 }]);
    });

    it('are found by every filter, alone and together', async () => {
      const { incidents, triage } = await open();
      await incidents.file([
        makeIncident({ id: 'a', app: 'chat', release: '1.0', at: originMs + 1, facts: { missed: ['m_Ab%1'] } }),
        makeIncident({ id: 'b', kind: 'identity.leak', severity: 'critical', session: 's2', at: originMs + 2 }),
        makeIncident({ id: 'c', group: 'g2', title: 'Bob’s Messages', at: originMs + 3 }),
      ]);
      await sayOf(triage, 'c', { status: 'resolved' });
      await sayOf(triage, 'b', { assignee: 'ada' });
      const ids = async (filter: IncidentFilter) => (await incidents.list(filter, { limit: 9 })).map(({ id }) => id);
      expect(await ids({})).toEqual(['c', 'b', 'a']);
      expect(await ids({ app: ['chat'] })).toEqual(['a']);
      expect(await ids({ app: ['chat', makeIncident().app] })).toEqual(['c', 'b', 'a']);
      for (const app of [['chat'], ['chat', makeIncident().app], ['till']]) {
        const { length } = await ids({ app });
        expect((await incidents.stats({ app })).count).toBe(length);
        const counts = (await incidents.groups({ app }, { limit: 9 })).map(({ count }) => count);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(length);
      }
      expect(await ids({ release: '1.0' })).toEqual(['a']);
      expect(await ids({ kind: ['identity.leak', 'gap.no-resync'], session: 's2' })).toEqual(['b']);
      expect(await ids({ severity: ['critical'] })).toEqual(['b']);
      expect(await ids({ status: ['resolved'] })).toEqual(['c']);
      expect(await ids({ group: 'g2' })).toEqual(['c']);
      expect(await ids({ assignee: 'ada' })).toEqual(['b']);
      expect(await ids({ assignee: 'nobody' })).toEqual(['c', 'a']);
      for (const assignee of ['ada', 'nobody', 'eve'])
        expect((await incidents.stats({ assignee })).count).toBe((await ids({ assignee })).length);
      expect(await ids({ from: originMs + 2, to: originMs + 2 })).toEqual(['b']);
      expect(await ids({ q: 'M_AB%' })).toEqual(['a']);
      expect(await ids({ q: 'messages', app: ['chat'] })).toEqual([]);
    });

    it('are told of by when they recurred last, and counted by when they began', async () => {
      const { incidents } = await open();
      const hourMs = 3_600_000;
      await incidents.file([makeIncident({ id: 'a' }), makeIncident({ id: 'b', at: originMs + 1 })]);
      await incidents.file([makeIncident({ id: 'a', at: originMs + 2 * hourMs, title: 'Again' })]);
      const filed = { id: 'a', title: 'Again', at: originMs + 2 * hourMs, firstAt: originMs };
      expect(await incidents.find('a')).toMatchObject({ incident: filed });
      const [early, late] = [
        { from: originMs, to: originMs + 1 },
        { from: originMs + hourMs, to: originMs + 3 * hourMs },
      ];
      expect(await incidents.list(early, { limit: 9 })).toMatchObject([filed, { id: 'b' }]);
      expect(await incidents.list(late, { limit: 9 })).toEqual([]);
      expect((await incidents.stats(early)).buckets).toMatchObject([{ count: 2 }]);
      expect(await incidents.stats(late)).toMatchObject({ count: 0, buckets: [] });
      expect(await incidents.groups({}, { limit: 9 })).toMatchObject([{ firstAt: originMs, lastAt: filed.at }]);
      const rev = await incidents.lastRev();
      await incidents.file([makeIncident({ id: 'a', at: originMs + 2 * hourMs, title: 'Again' })]);
      expect(await incidents.lastRev()).toBe(rev);
    });

    it('are put together by their group, the one met last first, and described by the newest', async () => {
      const { incidents } = await open();
      await incidents.file([
        makeIncident({ id: 'a', group: 'g1', at: originMs + 1 }),
        makeIncident({ id: 'b', group: 'g1', at: originMs + 3, session: 's2', title: 'Again' }),
        makeIncident({ id: 'c', group: 'g2', at: originMs + 2, kind: 'identity.leak' }),
        makeIncident({ id: 'd', group: 'g3', at: originMs + 9 }),
      ]);
      await incidents.withdraw({ found: new Set(['a', 'b', 'c']), sessions: new Set(['s1', 's2']), untilAt: Infinity });
      const groups = await incidents.groups({}, { limit: 9 });
      expect(groups).toMatchObject([
        { group: 'g1', count: 2, sessions: 2, firstAt: originMs + 1, lastAt: originMs + 3, title: 'Again' },
        { group: 'g2', count: 1, sessions: 1, kind: 'identity.leak' },
      ]);
      const [first] = groups;
      const rest = await incidents.groups({}, { limit: 9, after: { at: first?.lastAt ?? 0, id: first?.group ?? '' } });
      expect(rest.map(({ group }) => group)).toEqual(['g2']);
      await incidents.file([makeIncident({ id: 'e', group: 'g2', at: originMs + 1, kind: 'identity.leak' })]);
      await incidents.file([makeIncident({ id: 'f', group: 'g2', at: originMs + 1, kind: 'identity.leak' })]);
      const frequent = await incidents.groups({}, { limit: 1, order: 'count' });
      expect(frequent).toMatchObject([{ group: 'g2', count: 3 }]);
      expect(await incidents.groups({ session: 's1' }, { limit: 1 })).toMatchObject([{ group: 'g2' }]);
    });

    it('are counted by kind, release and time, in the order in which charts show them', async () => {
      const { incidents } = await open();
      const minuteMs = 60_000;
      const beginMs = Math.ceil(originMs / minuteMs) * minuteMs;
      await incidents.file([
        makeIncident({ id: 'a', at: beginMs, kind: 'identity.leak', session: 's2' }),
        makeIncident({ id: 'b', at: beginMs + 1, release: '1.0' }),
        makeIncident({ id: 'c', at: beginMs + minuteMs - 1, release: '1.0' }),
        makeIncident({ id: 'd', at: beginMs + 10 * minuteMs, release: '1.1', app: 'shop' }),
        makeIncident({ id: 'gone', at: beginMs, session: 's3' }),
      ]);
      await incidents.withdraw({ found: new Set(), sessions: new Set(['s3']), untilAt: Number.POSITIVE_INFINITY });
      const period = { from: beginMs, to: beginMs + 100 * minuteMs };
      expect(await incidents.stats(period)).toEqual({
        count: 4,
        sessions: 2,
        kinds: [
          { kind: 'gap.no-resync', count: 3 },
          { kind: 'identity.leak', count: 1 },
        ],
        severities: [{ severity: 'high', count: 4 }],
        releases: [{ release: '1.0', count: 2 }, { count: 1 }, { release: '1.1', count: 1 }],
        bucketMs: minuteMs,
        buckets: [
          {
            at: beginMs,
            count: 3,
            kinds: [
              { kind: 'gap.no-resync', count: 2 },
              { kind: 'identity.leak', count: 1 },
            ],
            severities: [{ severity: 'high', count: 3 }],
          },
          {
            at: beginMs + 10 * minuteMs,
            count: 1,
            kinds: [{ kind: 'gap.no-resync', count: 1 }],
            severities: [{ severity: 'high', count: 1 }],
          },
        ],
        duplicates: 0,
        missed: 0,
        polls: { count: 0, requestsPerHour: 0, bytesPerHour: 0 },
      });
      expect(await incidents.stats({ ...period, app: ['shop'] })).toMatchObject({
        count: 1,
        releases: [{ release: '1.1' }],
      });
      expect(await incidents.stats({ ...period, to: beginMs })).toMatchObject({ count: 1, bucketMs: 1_000 });
    });

    it('fill the period that is counted as far as it is left open, and none are counted as none', async () => {
      const { incidents } = await open();
      expect(await incidents.stats({})).toMatchObject({
        count: 0,
        sessions: 0,
        kinds: [],
        bucketMs: 1_000,
        buckets: [],
      });
      await incidents.file([makeIncident({ id: 'a', at: 1_999 }), makeIncident({ id: 'b', at: 100_000 })]);
      expect(await incidents.stats({})).toMatchObject({ bucketMs: 1_000, buckets: [{ at: 1_000 }, { at: 100_000 }] });
      expect(await incidents.stats({ from: -1 })).toMatchObject({
        bucketMs: 10_000,
        buckets: [{ at: 0 }, { at: 100_000 }],
      });
    });

    it('are counted with what their facts say was missed, doubled and polled for nothing', async () => {
      const { incidents } = await open();
      const poll = { kind: 'poll.hot', facts: { requestsPerHour: 1_200, bytesPerHour: 6_000 } };
      await incidents.file([
        makeIncident({ id: 'a', facts: { missedIds: ['m_1', 'm_2'] } }),
        makeIncident({ id: 'b', kind: 'store.duplicate', facts: { missedIds: 'none', requestsPerHour: null } }),
        makeIncident({ id: 'c', ...poll }),
        makeIncident({ id: 'd', ...poll, facts: { requestsPerHour: 600, bytesPerHour: 'many' } }),
      ]);
      const polls = { count: 2, requestsPerHour: 900, bytesPerHour: 3_000 };
      expect(await incidents.stats({})).toMatchObject({ missed: 2, duplicates: 1, polls });
    });

    it('are counted as they are now, however they changed since they were counted last', async () => {
      const { incidents, triage } = await open();
      await incidents.file([makeIncident({ id: 'a' }), makeIncident({ id: 'b' }), makeIncident({ id: 'c' })]);
      expect(await incidents.stats({})).toMatchObject({ count: 3 });
      await sayOf(triage, 'a', { status: 'resolved' });
      await incidents.withdraw({ found: new Set(['a', 'b']), sessions: new Set(['s1']), untilAt: Infinity });
      await incidents.file([makeIncident({ id: 'b', severity: 'low' }), makeIncident({ id: 'd' })]);
      expect(await incidents.stats({ status: ['open'] })).toMatchObject({
        count: 2,
        severities: [
          { severity: 'high', count: 1 },
          { severity: 'low', count: 1 },
        ],
      });
    });

    it('are found by words in any order, by parts of words, by short ones, and by signs that mean nothing', async () => {
      const { incidents } = await open();
      const title = 'Ärger mit "Mönchen" AND -NEAR(x)* \u{1f600}';
      await incidents.file([
        makeIncident({ id: 'a', title, facts: { long: `${'x'.repeat(80)}end` } }),
        makeIncident({ id: 'b' }),
      ]);
      const both = async (q: string) => ({
        listed: (await incidents.list({ q }, { limit: 9 })).map(({ id }) => id),
        counted: (await incidents.stats({ q })).count,
        grouped: (await incidents.groups({ q }, { limit: 9 })).reduce((sum, { count }) => sum + count, 0),
      });
      const signs = [
        '-near(x)*',
        'and "mÖNCHEN"',
        'ärg it',
        '*',
        '\u{1f600}',
        `${'x'.repeat(80)}END`,
        'a\0ärger',
        'är',
        'd"}',
        'ö (x',
      ];
      for (const q of signs) expect(await both(q), q).toEqual({ listed: ['a'], counted: 1, grouped: 1 });
      for (const q of ['ärger bob', `${'x'.repeat(80)}and`, 'zz', '*ärger'])
        expect(await both(q), q).toEqual({ listed: [], counted: 0, grouped: 0 });
      expect(await both(' \0')).toEqual({ listed: ['b', 'a'], counted: 2, grouped: 2 });
    });

    it('are no longer found by what they said before', async () => {
      const { incidents } = await open();
      await incidents.file([makeIncident({ title: 'Three are missing' })]);
      await incidents.file([makeIncident({ title: 'Four are missing' })]);
      expect(await incidents.list({ q: 'three' }, { limit: 9 })).toEqual([]);
      expect(await incidents.list({ q: 'four' }, { limit: 9 })).toHaveLength(1);
    });

    it('are listed in an order that new ones do not disturb', async () => {
      const { incidents } = await open();
      const at = originMs;
      await incidents.file([
        makeIncident({ id: 'a', at }),
        makeIncident({ id: 'b', at }),
        makeIncident({ id: 'c', at }),
      ]);
      const [first] = await incidents.list({}, { limit: 1 });
      expect(first?.id).toBe('c');
      await incidents.file([makeIncident({ id: 'new', at: at + 1 })]);
      const rest = await incidents.list({}, { limit: 9, after: { at, id: 'c' } });
      expect(rest.map(({ id }) => id)).toEqual(['b', 'a']);
    });
  });
}
