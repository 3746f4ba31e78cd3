import type { Detector, Incident } from '@driftscope/detect';
import type { DriftRecord, SessionHeader, SessionId } from '@driftscope/records';
import { makeIncident } from './make-incident.ts';

/**
 * A detector with one rule: a page that is frozen is an incident, unless the next record, to be waited for, is its
 * resume. It keeps to the contract of `Detector`, with less thought than the true one.
 */
export function createFakeDetector(): Detector {
  const sessions = new Map<SessionId, { header: SessionHeader; knownToT: number; records: Map<number, DriftRecord> }>();
  const found = new Set<string>();
  let judgedToAt = Number.NEGATIVE_INFINITY;

  const judge = (atMs: number): readonly Incident[] => {
    judgedToAt = Math.max(judgedToAt, atMs);
    const fresh: Incident[] = [];
    for (const { header, records, knownToT } of sessions.values()) {
      for (const { kind, seq, t } of records.values()) {
        const id = `${header.id}-${seq}`;
        const at = header.originMs + t;
        const isJudged = kind === 'page.freeze' && at <= atMs && t < knownToT && !found.has(id);
        if (!isJudged || records.get(seq + 1)?.kind === 'page.resume') continue;
        found.add(id);
        const evidence = [{ session: header.id, seq, at, role: 'frozen' }];
        const { app = 'app.test' } = header;
        fresh.push(makeIncident({ id, session: header.id, app, group: `frozen in ${app}`, at, untilAt: at, evidence }));
      }
    }
    return fresh;
  };

  return {
    open: (header) => {
      const known = sessions.get(header.id);
      sessions.set(header.id, { knownToT: 0, records: new Map(), ...known, header });
    },
    forget: (id) => void sessions.delete(id),
    push: (record, id) => {
      const session = id && sessions.get(id);
      if (!session) return 'unknown-session';
      if (session.records.has(record.seq)) return 'duplicate';
      if (session.header.originMs + record.t <= judgedToAt) return 'late';
      session.records.set(record.seq, record);
      session.knownToT = Math.max(session.knownToT, record.t);
      return 'taken';
    },
    complete: (id, t) => {
      const session = sessions.get(id);
      if (session) session.knownToT = Math.max(session.knownToT, t);
    },
    advance: judge,
    end: () => judge(Number.POSITIVE_INFINITY),
    account: () => undefined,
  };
}
