import { type Batch, type DriftRecord, parseBatch } from '@driftscope/records';
import { expect, test } from 'vitest';
import { createShownPage } from './shown-page.ts';

const restored: DriftRecord = { seq: 9, t: 500, kind: 'page.show', restored: true };
const on: DriftRecord = { seq: 9, t: 500, kind: 'recorder.on', fromStart: false };
const visible: DriftRecord = { seq: 9, t: 500, kind: 'page.visibility', visibility: 'visible' };
const hidden: DriftRecord = { seq: 11, t: 500, kind: 'page.visibility', visibility: 'hidden' };
const online: DriftRecord = { seq: 10, t: 500, kind: 'page.online' };

test('the newest page load is shown, whatever a page that was left and frames still have to say', () => {
  const shown = createShownPage();
  shown.take(batch('a', 1_000));
  shown.take(batch('b', 1_200));
  shown.take(batch('f', 1_300, [online], 'https://a.example'));
  shown.take(batch('a', 1_000, [online, hidden]));
  expect([shown.session, shown.sinceAt]).toEqual(['b', 1_200]);
});

test.each([restored, on, visible])('an older page is shown again by %o', (record) => {
  const shown = createShownPage();
  shown.take(batch('a', 1_000));
  shown.take(batch('b', 1_200));
  shown.take(batch('a', 1_000, [record, online]));
  shown.take(batch('a', 1_000, [online]));
  expect([shown.session, shown.sinceAt]).toEqual(['a', 1_500]);
});

test('a page that came back and was left again is not shown, though what it said is said twice', () => {
  const shown = createShownPage();
  shown.take(batch('a', 1_000, [restored]));
  shown.take(batch('c', 1_600));
  shown.take(batch('a', 1_000, [restored]));
  expect(shown.session).toBe('c');
});

function batch(id: string, originMs: number, records: DriftRecord[] = [], parent?: string): Batch {
  const session = { id, originMs, ...(parent !== undefined && { frame: { parent } }) };
  const parsed = parseBatch({ v: 1, session, batch: 1, records });
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}
