import {
  type IncidentDetail,
  IncidentDetailSchema,
  IncidentPageSchema,
  type IncidentSummary,
} from '@driftscope/detect';
import { type DriftRecord, RecordPageSchema, SessionPageSchema, type SessionSummary } from '@driftscope/records';
import Type, { type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';

/** What the tests ask of a collector, over HTTP like anyone else. */
export interface CollectorApi {
  incidents(query?: Readonly<Record<string, string>>): Promise<readonly IncidentSummary[]>;
  incident(id: string): Promise<IncidentDetail>;
  sessions(): Promise<readonly SessionSummary[]>;
  /** All of them, page by page. */
  records(session: string): Promise<readonly DriftRecord[]>;
  /** A session as a `.drift` file. */
  exported(session: string): Promise<Uint8Array>;
  /** The key under which users are hashed, in hex. */
  identityKey(): Promise<string>;
}

export function createCollectorApi(collectorUrl: string): CollectorApi {
  /** An answer that does not fit its schema fails the test that asked. */
  async function get<S extends TSchema>(schema: S, path: string, query: Readonly<Record<string, string>>) {
    const response = await fetch(`${collectorUrl}/api/v1/${path}?${new URLSearchParams(query)}`);
    const body: unknown = await response.json();
    return Value.Parse(schema, body) as Static<S>;
  }

  return {
    exported: async (session) => {
      const response = await fetch(`${collectorUrl}/api/v1/sessions/${session}/export`);
      if (!response.ok) throw new Error(`The export of ${session} answers ${response.status}.`);
      return response.bytes();
    },
    identityKey: async () => (await get(Type.Object({ key: Type.String() }), 'identity-key', {})).key,
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
