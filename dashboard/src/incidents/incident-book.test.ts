import type { IncidentSummary } from '@driftscope/detect';
import { expect, test } from 'vitest';
import { addPage, applyChange, emptyBook, type IncidentBook } from './incident-book.ts';
import { testSummary } from './test-summary.ts';

const push = (book: IncidentBook, incident: IncidentSummary, filters = {}): IncidentBook =>
  applyChange(book, incident, filters);
const idsOf = ({ incidents }: IncidentBook): readonly string[] => incidents.map(({ id }) => id);

test('what is new takes its place by time', () => {
  const incidents = [testSummary({ id: 'c', at: 30 }), testSummary({ id: 'a', at: 10 })];
  expect(idsOf(push(addPage(emptyBook, { incidents }), testSummary({ id: 'b', at: 20 })))).toEqual(['c', 'b', 'a']);
});

test('a newer revision replaces the older one', () => {
  const book = push(push(emptyBook, testSummary({ rev: 1 })), testSummary({ rev: 2, status: 'resolved' }));
  expect(book.incidents.map(({ status }) => status)).toEqual(['resolved']);
});

test('an older revision that arrives late changes nothing', () => {
  const book = push(emptyBook, testSummary({ rev: 5, status: 'resolved' }));
  expect(push(book, testSummary({ rev: 4 }))).toBe(book);
});

test('the same push again changes nothing', () => {
  const book = push(emptyBook, testSummary({ rev: 5 }));
  expect(push(book, testSummary({ rev: 5 }))).toBe(book);
});

test('a page that was read before a push does not undo it', () => {
  const book = push(emptyBook, testSummary({ rev: 5, status: 'resolved' }));
  const next = addPage(book, { incidents: [testSummary({ rev: 4 })] });
  expect(next.incidents.map(({ status }) => status)).toEqual(['resolved']);
});

test('what no longer matches leaves, and its older revisions do not bring it back', () => {
  const filters = { status: 'open' };
  const book = push(
    push(emptyBook, testSummary({ rev: 1 }), filters),
    testSummary({ rev: 3, status: 'ignored' }),
    filters,
  );
  expect(idsOf(push(book, testSummary({ rev: 2 }), filters))).toEqual([]);
});

test('what was withdrawn leaves a list that does not ask for it', () => {
  const book = push(emptyBook, testSummary({ rev: 1 }));
  expect(idsOf(push(book, testSummary({ rev: 2, status: 'withdrawn' })))).toEqual([]);
});

test('what is older than the last page read comes with its own page', () => {
  const book = addPage(emptyBook, { incidents: [testSummary({ id: 'b', at: 20 })], next: 'cursor' });
  const pushed = push(book, testSummary({ id: 'a', at: 10, rev: 7 }));
  expect(idsOf(pushed)).toEqual(['b']);
  expect(idsOf(addPage(pushed, { incidents: [testSummary({ id: 'a', at: 10, rev: 7 })] }))).toEqual(['b', 'a']);
});

test('of one instant the order is that of the collector', () => {
  const book = push(push(emptyBook, testSummary({ id: 'a' })), testSummary({ id: 'b' }));
  expect(idsOf(book)).toEqual(['b', 'a']);
});
