import { expect, test } from 'vitest';
import type { DriftRecord } from '../record.ts';
import { createRecordMatcher, searchTextOf } from './record-matcher.ts';

const reading = { recordOf: (record: DriftRecord) => record, factsOf: () => [], textOf: searchTextOf };
const matcherOf = (text: string) => createRecordMatcher({ text, families: [] }, reading);
const marked = (text: string): DriftRecord => ({ seq: 1, t: 0, kind: 'mark', text });

test('what can match in a text is never less than what matches', () => {
  const records = ['Plain Words', 'a "quoted" one', 'back\\slash', 'Grüße', 'line\nbreak', 'a/path'].map(marked);
  for (const sought of ['words', '"a \\"', 'grüße', 'break', 'a/path', 'slash', '/w.rds/', '-plain', 'kind:mark']) {
    const matcher = matcherOf(sought);
    for (const record of records) {
      if (!matcher.matches(record)) continue;
      expect(matcher.canMatchIn(JSON.stringify(record)), `${sought} in ${JSON.stringify(record)}`).toBe(true);
    }
  }
});

test('a writer may escape what need not be', () => {
  expect(matcherOf('words').canMatchIn('{"text":"\\u0077ords"}')).toBe(true);
});

test('a word that is nowhere in a text cannot match in it', () => {
  expect(matcherOf('absent').canMatchIn(JSON.stringify(marked('here')))).toBe(false);
  expect(matcherOf('-absent').canMatchIn(JSON.stringify(marked('here')))).toBe(true);
});

test('patterns and events are told apart, as they cost more', () => {
  expect(matcherOf('/a+/')).toMatchObject({ hasPatterns: true, asksForEvents: false, isEmpty: false });
  expect(matcherOf('event:x')).toMatchObject({ hasPatterns: false, asksForEvents: true });
  expect(matcherOf(' ')).toMatchObject({ isEmpty: true });
});
