import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { IncidentStats } from '@driftscope/detect';
import Type, { type TSchema } from 'typebox';
import { computeBucketMs } from '../storage/compute-bucket-ms.ts';
import type { IncidentFilter } from '../storage/incident-store.ts';
import { incidentWhere } from './incident-where.ts';
import { rowReader } from './row-reader.ts';

const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
const count = Type.Integer();
const readTotal = rowReader(
  Type.Object({ count, sessions: count, first_at: nullable(Type.Number()), last_at: nullable(Type.Number()) }),
);
const readKind = rowReader(Type.Object({ kind: Type.String(), count }));
const readRelease = rowReader(Type.Object({ release: nullable(Type.String()), count }));
const readBucket = rowReader(Type.Object({ at: Type.Number(), count }));

/** Counts incidents. An end of the period that the filter leaves open is where the incidents found begin or end. */
export function countIncidents(database: DatabaseSync, filter: IncidentFilter): IncidentStats {
  const where = incidentWhere(filter);
  const counted = (columns: string, order: string, ...params: readonly SQLInputValue[]) =>
    database
      .prepare(`SELECT ${columns}, count(*) AS count FROM incident WHERE ${where.sql} ${order}`)
      .all(...params, ...where.params);

  const [total] = counted('count(DISTINCT session) AS sessions, min(at) AS first_at, max(at) AS last_at', '').map(
    readTotal,
  );
  const { from = total?.first_at ?? 0, to = total?.last_at ?? 0 } = filter;
  const bucketMs = computeBucketMs(to - from);
  return {
    count: total?.count ?? 0,
    sessions: total?.sessions ?? 0,
    kinds: counted('kind', 'GROUP BY kind ORDER BY 2 DESC, kind').map(readKind),
    releases: counted('release', 'GROUP BY release ORDER BY 2 DESC, release').map(releaseOf),
    bucketMs,
    buckets: counted('floor(at / ?) * ? AS at', 'GROUP BY 1 ORDER BY 1', bucketMs, bucketMs).map(readBucket),
  };
}

function releaseOf(row: unknown): IncidentStats['releases'][number] {
  const { release, count } = readRelease(row);
  return release === null ? { count } : { release, count };
}
