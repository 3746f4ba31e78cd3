import type { IncidentChange, TriageChoice } from '@driftscope/detect';
import { describe, expect, it } from 'vitest';
import { originMs } from '../testing/make-batch.ts';
import { makeIncident } from '../testing/make-incident.ts';
import { sayOf } from '../testing/say-of.ts';
import type { Store } from './store.ts';

/** What every store of what users say must do. `open` gives one that is empty, and ends with the test. */
export function describeTriageStore(name: string, open: () => Promise<Store>): void {
  /** Two incidents of one group, and one of another. */
  async function withIncidents() {
    const store = await open();
    await store.incidents.file([
      makeIncident({ id: 'a' }),
      makeIncident({ id: 'b', severity: 'low' }),
      makeIncident({ id: 'c', group: 'g2' }),
    ]);
    return store;
  }
  const make = (id: string, change: IncidentChange, by?: string) => ({ id, change, at: originMs, ...(by && { by }) });

  describe(`what users say of incidents, in ${name}`, () => {
    it('is in part, and an assignee that is emptied is gone', async () => {
      const { incidents, triage } = await withIncidents();
      await sayOf(triage, 'a', { assignee: 'ada', note: 'seen' });
      expect(await sayOf(triage, 'a', { assignee: '' })).toMatchObject({ id: 'a', rev: 5 });
      const filed = await incidents.find('a');
      expect(filed).toMatchObject({ status: 'open', note: 'seen' });
      expect(filed).not.toHaveProperty('assignee');
    });

    it('changes nothing that is so already, or not there', async () => {
      const { triage } = await withIncidents();
      expect(await sayOf(triage, 'a', { status: 'open', note: '' })).toBeUndefined();
      expect(await sayOf(triage, 'none', { status: 'resolved' })).toBeUndefined();
    });

    it('is for those that are chosen, and for no withdrawn one of a group', async () => {
      const { incidents, triage } = await withIncidents();
      await incidents.withdraw({ found: new Set(['a', 'c']), sessions: new Set(['s1']), untilAt: Infinity });
      const chosen = async (choice: TriageChoice) => [...(await triage.select(choice))].sort();
      expect(await chosen({ kind: 'incidents', ids: ['a', 'none'] })).toEqual(['a']);
      expect(await chosen({ kind: 'groups', groups: ['g1', 'g2'] })).toEqual(['a', 'c']);
      expect(await chosen({ kind: 'matching', filter: { group: 'g1' }, uptoRev: 9 })).toEqual(['a']);
      expect(await chosen({ kind: 'matching', filter: {}, uptoRev: 2 })).toEqual(['a']);
      expect(await chosen({ kind: 'matching', filter: { status: ['withdrawn'] }, uptoRev: 9 })).toEqual([]);
    });

    it('is done once, however often it is asked for', async () => {
      const { triage } = await withIncidents();
      const resolve = make('change-resolve', { status: 'resolved' });
      await triage.begin(resolve);
      expect(await triage.apply(resolve, ['a', 'b'])).toMatchObject([{ id: 'a' }, { id: 'b' }]);
      await sayOf(triage, 'a', { status: 'open' });
      await triage.begin(resolve);
      expect(await triage.apply(resolve, ['a', 'b'])).toEqual([]);
      expect(await triage.find(resolve.id)).toEqual({ changed: 2, isDone: false, isUndone: false });
      await triage.finish(resolve.id);
      expect(await triage.find(resolve.id)).toMatchObject({ isDone: true });
      expect(await triage.find('another')).toBeUndefined();
    });

    it('is taken back where nobody has said otherwise since', async () => {
      const { incidents, triage } = await withIncidents();
      await sayOf(triage, 'a', { status: 'acknowledged', assignee: 'ada' });
      const ignore = make('change-ignore', { status: 'ignored', assignee: 'bob' });
      await triage.begin(ignore);
      await triage.apply(ignore, ['a', 'b', 'c']);
      await sayOf(triage, 'b', { status: 'resolved' });
      await sayOf(triage, 'c', { note: 'seen' });
      expect(await triage.touched(ignore.id)).toEqual(['a', 'b', 'c']);
      expect(await triage.takeBack(ignore.id, ['a', 'b', 'c'])).toMatchObject([
        { id: 'a', status: 'acknowledged', assignee: 'ada' },
        { id: 'b', status: 'resolved' },
        { id: 'c', status: 'open' },
      ]);
      expect(await incidents.find('b')).not.toHaveProperty('assignee');
      expect(await incidents.find('c')).toMatchObject({ note: 'seen' });
      expect(await triage.takeBack(ignore.id, ['a', 'b', 'c'])).toEqual([]);
    });

    it('is told of an incident, by whom and whether it stands, the last first', async () => {
      const { triage } = await withIncidents();
      const ignore = make('change-ignore', { status: 'ignored' }, 'ada');
      await triage.begin(ignore);
      await triage.apply(ignore, ['a']);
      await triage.finishUndo(ignore.id, originMs + 5);
      await sayOf(triage, 'a', { status: 'resolved' }, originMs + 9);
      expect(await triage.history('a')).toEqual([
        { status: 'resolved', at: originMs + 9 },
        { status: 'ignored', at: originMs, by: 'ada', undoneAt: originMs + 5 },
      ]);
      expect(await triage.history('b')).toEqual([]);
    });

    it('stays when it is too old to be taken back', async () => {
      const { incidents, triage } = await withIncidents();
      await sayOf(triage, 'a', { status: 'resolved' });
      await triage.forget(originMs + 1);
      expect(await triage.history('a')).toEqual([]);
      expect(await incidents.find('a')).toMatchObject({ status: 'resolved' });
    });
  });

  describe(`a new incident in ${name}`, () => {
    const again = (at: number) => makeIncident({ id: 'again', at });
    async function standing(change: IncidentChange, at: number, ...ids: readonly string[]) {
      const { incidents, triage } = await withIncidents();
      for (const id of ids) await sayOf(triage, id, change, originMs + 1_000);
      const [filed] = await incidents.file([again(at)]);
      return filed?.status;
    }

    it('has regressed where its group was resolved before it happened', async () => {
      expect(await standing({ status: 'resolved' }, originMs + 1_001, 'a', 'b')).toBe('regressed');
    });

    it('is resolved with its group where it happened before that', async () => {
      expect(await standing({ status: 'resolved' }, originMs + 1_000, 'a', 'b')).toBe('resolved');
    });

    it('is open where one of its group is', async () => {
      expect(await standing({ status: 'resolved' }, originMs + 1_001, 'a')).toBe('open');
      expect(await standing({ status: 'resolved' }, originMs + 1_001, 'a', 'c')).toBe('open');
    });

    it('is ignored or acknowledged with all of its group', async () => {
      expect(await standing({ status: 'ignored' }, originMs + 1_001, 'a', 'b')).toBe('ignored');
      expect(await standing({ status: 'acknowledged' }, originMs + 1_001, 'a', 'b')).toBe('acknowledged');
      expect(await standing({ status: 'ignored' }, originMs + 1_001, 'a')).toBe('open');
    });

    it('has regressed as long as another has, and the group with it', async () => {
      const { incidents, triage } = await withIncidents();
      for (const id of ['a', 'b']) await sayOf(triage, id, { status: 'resolved' });
      await incidents.file([again(originMs + 1)]);
      expect(await incidents.file([makeIncident({ id: 'more', at: originMs + 2 })])).toMatchObject([
        { status: 'regressed' },
      ]);
      expect(await incidents.groups({ group: 'g1' }, { limit: 9 })).toMatchObject([{ status: 'regressed', count: 4 }]);
      await sayOf(triage, 'again', { status: 'resolved' }, originMs + 9);
      expect(await incidents.find('again')).toMatchObject({ status: 'resolved' });
    });

    it('that was known keeps what was said of it, resolved or not', async () => {
      const { incidents, triage } = await withIncidents();
      for (const id of ['a', 'b']) await sayOf(triage, id, { status: 'resolved' });
      await incidents.file([makeIncident({ id: 'a', untilAt: originMs + 60_000 })]);
      expect(await incidents.find('a')).toMatchObject({ status: 'resolved' });
    });
  });
}
