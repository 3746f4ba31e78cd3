import type { Fault, RecordWish } from '@driftscope/records';
import { useEffect, useState } from 'react';
import { useServices } from '../app/services.ts';

export interface Matches {
  /** Numbers of what was found so far, in their order. */
  readonly seqs: readonly number[];
  /** All records up to this one were looked at. */
  readonly untilSeq: number;
  readonly isLast: boolean;
  /** Why the search ended early. Absent: it did not. */
  readonly fault?: Fault;
}

const nothing: Matches = { seqs: [], untilSeq: 0, isLast: false };

/** What matches in a stored session, as it is found. `undefined`: nothing is asked for. Another wish ends the search. */
export function useMatches(session: string, { text, families }: RecordWish): Matches | undefined {
  const { api } = useServices();
  const [matches, setMatches] = useState(nothing);
  const asked = text.trim() === '' && families.length === 0 ? undefined : queryOf(text, families);

  useEffect(() => {
    if (asked === undefined) return;
    const ending = new AbortController();
    setMatches(nothing);
    const { signal } = ending;
    const search = api.matches(
      session,
      new URLSearchParams(asked),
      ({ seqs, untilSeq, isLast }) =>
        !signal.aborted && setMatches((before) => ({ seqs: before.seqs.concat(seqs), untilSeq, isLast })),
      signal,
    );
    void search.then((answer) => {
      if (!signal.aborted && !answer.ok) setMatches((before) => ({ ...before, fault: answer.error }));
    });
    return () => ending.abort();
  }, [api, session, asked]);

  return asked === undefined ? undefined : matches;
}

function queryOf(text: string, families: readonly string[]): string {
  const query = new URLSearchParams({ q: text });
  for (const family of families) query.append('family', family);
  return query.toString();
}
