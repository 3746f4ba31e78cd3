import { randomUUID } from 'node:crypto';
import type { IncidentSummary } from '@driftscope/detect';
import {
  type Change,
  type HeadsAnswer,
  headsTag,
  isEpoch,
  isFields,
  isScope,
  type ScopeRequest,
  type ServerMessage,
  type SyncAnswer,
  type SyncPage,
} from '@driftscope/sync/server';
import type { IncidentStore } from '../storage/incident-store.ts';

export interface IncidentLogOptions {
  readonly incidents: Pick<IncidentStore, 'changedSince' | 'lastRev'>;
  /** Epoch ms. */
  readonly clock: () => number;
}

/**
 * All changes of incidents as a log of the sync protocol: one scope, in which `rev` is the sequence number.
 *
 * Its snapshot is empty but for the mark at which it begins: there may be any number of incidents, and a reader wants those
 * of a list, which it reads by the query API once it stands in the log. From there on it misses nothing. Another start of
 * the collector is another epoch, for a backup may have been put in place meanwhile.
 */
export interface IncidentLog {
  hello(): Promise<ServerMessage>;
  pong(): Promise<ServerMessage>;
  heads(): Promise<HeadsAnswer>;
  read(requests: readonly ScopeRequest[]): Promise<SyncAnswer>;
  /** What is sent to those who are connected. */
  message(incident: IncidentSummary): ServerMessage;
}

export function createIncidentLog({ incidents, clock }: IncidentLogOptions): IncidentLog {
  const scope = named('incidents', isScope);
  const epoch = named(randomUUID(), isEpoch);

  const changeOf = (incident: IncidentSummary): Change => {
    const fields: unknown = incident;
    if (!isFields(fields)) throw new Error('An incident is no object.');
    const entity = { type: 'incident', id: incident.id };
    return { kind: 'put', scope, seq: incident.rev, atMs: clock(), entity, fields };
  };

  async function readPage({ scope: asked, since }: ScopeRequest): Promise<SyncPage> {
    if (asked !== scope) return { kind: 'gone', scope: asked };
    const head = await incidents.lastRev();
    // A number that was not given yet is another epoch's.
    if (since === undefined || since > head) {
      const mark: Change = { kind: 'put', scope, seq: head, atMs: clock(), entity: logStart, fields: { epoch } };
      return { kind: 'snapshot', scope, seq: head, changes: [mark] };
    }
    const changed = await incidents.changedSince(since, PAGE_INCIDENTS);
    const last = changed.at(-1)?.rev ?? since;
    const seq = changed.length < PAGE_INCIDENTS ? Math.max(head, last) : last;
    return { kind: 'changes', scope, since, seq, head: Math.max(head, seq), changes: changed.map(changeOf) };
  }

  const heads = async (): Promise<HeadsAnswer> => ({
    epoch,
    nowMs: clock(),
    heads: { [scope]: await incidents.lastRev() },
  });

  return {
    heads,
    hello: async () => ({ kind: 'hello', user: 'reader', ...(await heads()) }),
    pong: async () => {
      const { nowMs, heads: known } = await heads();
      return { kind: 'pong', nowMs, tag: headsTag(epoch, Object.entries(known)) };
    },
    read: async (requests) => {
      const pages = await Promise.all(requests.map(readPage));
      return { epoch, nowMs: clock(), pages };
    },
    message: (incident) => ({ kind: 'change', change: changeOf(incident) }),
  };
}

function named<Name>(text: unknown, isName: (value: unknown) => value is Name): Name {
  if (!isName(text)) throw new Error(`${String(text)} is no name in the sync protocol.`);
  return text;
}

const logStart = { type: 'log', id: 'start' };

const PAGE_INCIDENTS = 200;
