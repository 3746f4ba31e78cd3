import {
  createConnectionDecoder,
  createRecordMatcher,
  type DriftRecord,
  fail,
  ok,
  type RecordMatches,
  type RecordWish,
  type Result,
  searchTextOf,
  type WireFact,
} from '@driftscope/records';
import type { SessionStore } from '../storage/session-store.ts';

/** Numbers in a line, and records that are looked at for one: whoever reads sees the first of them early. */
const mostInLine = { seqs: 20_000, records: 20_000 };

/**
 * Looks for records of a session that match, all of them, and gives their numbers as lines of `RecordMatches`.
 *
 * @returns `no-patterns` where patterns are asked for: a bad one could keep the collector busy for ever.
 */
export function findMatches(
  sessions: Pick<SessionStore, 'scan'>,
  session: string,
  wish: RecordWish,
): Result<AsyncIterable<string>> {
  const decoder = createConnectionDecoder();
  let facts: readonly WireFact[] = [];
  const matcher = createRecordMatcher<DriftRecord>(wish, {
    recordOf: (record) => record,
    factsOf: () => facts,
    textOf: searchTextOf,
  });
  if (matcher.hasPatterns) {
    return fail(
      'no-patterns',
      'A stored session cannot be searched by patterns.',
      'Search for words, or "exact words".',
    );
  }
  const query = {
    ...everything,
    ...(!matcher.asksForEvents && { mayHold: matcher.canMatchIn }),
  };

  function matches(record: DriftRecord): boolean {
    // Frames are decoded one after the other, also those that something else rules out.
    if (matcher.asksForEvents) facts = decoder.push(record)?.facts ?? [];
    return matcher.matches(record);
  }

  async function* lines(): AsyncGenerator<string> {
    let seqs: number[] = [];
    let [looked, untilSeq] = [0, 0];
    for await (const records of sessions.scan(session, query)) {
      for (const record of records) if (matches(record)) seqs.push(record.seq);
      untilSeq = records.at(-1)?.seq ?? untilSeq;
      looked += records.length;
      if (looked < mostInLine.records && seqs.length < mostInLine.seqs) continue;
      yield lineOf({ seqs, untilSeq, isLast: false });
      seqs = [];
      looked = 0;
    }
    yield lineOf({ seqs, untilSeq, isLast: true });
  }
  return ok(lines());
}

const lineOf = (matches: RecordMatches): string => `${JSON.stringify(matches)}\n`;

const everything = { afterSeq: 0, fromT: Number.NEGATIVE_INFINITY, toT: Number.POSITIVE_INFINITY };
