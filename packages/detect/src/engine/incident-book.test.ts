import type { SessionId } from '@driftscope/records';
import { expect, it } from 'vitest';
import type { Incident } from '../incident.ts';
import { IncidentBook } from './incident-book.ts';

const incident = (at: number, fields: Partial<Incident> = {}): Incident => ({
  id: 'i1',
  kind: 'poll.hot',
  severity: 'low',
  confidence: 'observed',
  title: 'It polls',
  at,
  untilAt: at + 5,
  app: 'chat',
  session: 's1' as SessionId,
  group: 'g1',
  facts: {},
  evidence: [],
  witness: [],
  advice: 'Do not.',
  ...fields,
});

it('tells of the same finding once, and of a better one in its place', () => {
  const book = new IncidentBook();
  book.write(incident(10));
  book.write(incident(10));
  expect(book.takeFresh()).toEqual([incident(10)]);
  book.write(incident(10));
  expect(book.takeFresh()).toEqual([]);
  book.write(incident(10, { severity: 'high' }));
  expect(book.takeFresh()).toEqual([incident(10, { severity: 'high' })]);
});

it('says when one began that is told of its latest time, in whatever order it was found', () => {
  const book = new IncidentBook();
  for (const at of [20, 30]) book.write(incident(at));
  expect(book.takeFresh()).toEqual([incident(30, { firstAt: 20 })]);
  for (const at of [10, 30]) book.write(incident(at));
  expect(book.takeFresh()).toEqual([incident(30, { firstAt: 10 })]);
});
