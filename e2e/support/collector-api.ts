import {
  type IncidentDetail,
  IncidentDetailSchema,
  IncidentPageSchema,
  type IncidentSummary,
} from '@driftscope/detect';
import { type DriftRecord, RecordPageSchema, SessionPageSchema, type SessionSummary } from '@driftscope/records';
import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** What the tests ask of a collector, over HTTP like anyone else. */
export interface CollectorApi {
  incidents(query?: Readonly<Record<string, string>>): Promise<readonly IncidentSummary[]>;
  incident(id: string): Promise<IncidentDetail>;
  sessions(): Promise<readonly SessionSummary[]>;
  /** All of them, page by page. */
  records(session: string): Promise<readonly DriftRecord[]>;
}

export function createCollectorApi(collectorUrl: string): CollectorApi {
  /** An answer that does not fit its schema fails the test that asked. */
  async function get<S extends TSchema>(schema: S, path: string, query: Readonly<Record<string, string>>) {
    const response = await fetch(`${collectorUrl}/api/v1/${path}?${new URLSearchParams(query)}`);
    const body: unknown = await response.json();
    return Value.Parse(schema, body) as Static<S>;
  }

  return {
    incidents: async (query = {}) => (await get(IncidentPageSchema, 'incidents', query)).incidents,
    incident: (id) => get(IncidentDetailSchema, `incidents/${id}`, {}),
    sessions: async () => (await get(SessionPageSchema, 'sessions', {})).sessions,
    records: async (session) => {
      const records: DriftRecord[] = [];
      let cursor: string | undefined;
      do {
        const page = await get(RecordPageSchema, `sessions/${session}/records`, cursor === undefined ? {} : { cursor });
        records.push(...page.records);
        cursor = page.next;
      } while (cursor !== undefined);
      return records;
    },
  };
}
