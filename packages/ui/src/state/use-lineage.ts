import { computeLineage, type FieldLineage, type LineageQuery } from '@driftscope/detect';
import type { SessionHeader } from '@driftscope/records';
import { useEffect, useRef, useState } from 'react';
import type { SessionRecord } from '../records/session-record.ts';

/** Who goes through the tree with a key held down waits for nothing. */
const REST_MS = 150;

/** All records are gone through each time, which a busy page would ask for all the time. */
const AGAIN_MS = 4_000;

export interface LineageOptions extends Pick<LineageQuery, 'id' | 'field'> {
  readonly header: SessionHeader;
  readonly records: readonly SessionRecord[];
  /** Records up to this `seq` are asked. Absent: all. */
  readonly until: number | undefined;
}

/** The way of a field along the wire; followed once the reader rests, and anew as records come. `undefined` until then. */
export function useLineage({ id, field, header, records, until }: LineageOptions): FieldLineage | undefined {
  const [followed, setFollowed] = useState<FieldLineage & { readonly of: string }>();
  const latest = useRef({ header, records });
  useEffect(() => {
    latest.current = { header, records };
  });
  const of = JSON.stringify([header.id, id, field, until]);
  useEffect(() => {
    let done: readonly SessionRecord[] | undefined;
    const follow = (): void => {
      timer = setTimeout(follow, AGAIN_MS);
      const now = latest.current;
      if (done === now.records) return;
      done = now.records;
      const own = now.records.filter(({ session, record }) => session === now.header.id && isAsked(record.seq));
      const recording = { header: now.header, records: own.map(({ record }) => record) };
      setFollowed({ ...computeLineage([recording], { session: now.header.id, id, field }), of });
    };
    const isAsked = (seq: number): boolean => until === undefined || seq <= until;
    let timer = setTimeout(follow, REST_MS);
    return () => clearTimeout(timer);
  }, [of, id, field, until]);
  return followed?.of === of ? followed : undefined;
}
