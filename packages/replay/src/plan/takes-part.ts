import type { Incident } from '@driftscope/detect';
import { appName, type SessionHeader } from '@driftscope/records';
import { LEAD_MS } from './lead-ms.ts';

/**
 * Whether a recording is needed to repeat an incident: it proves it; or is of a page of the same app, which was there when it happened;
 * or of the same tab, before.
 *
 * @param drifted the session that drifted.
 * @param lastAt epoch ms up to which the session in question is known.
 */
export function takesPart(incident: Incident, drifted: SessionHeader, session: SessionHeader, lastAt: number): boolean {
  if (session.id === drifted.id || incident.evidence.some((piece) => piece.session === session.id)) return true;
  if (session.server !== undefined || session.frame !== undefined) return false;
  if (session.originMs > incident.untilAt) return false;
  if (session.tab !== undefined && session.tab === drifted.tab) return session.originMs < drifted.originMs;
  return appName(session) === appName(drifted) && lastAt >= incident.at - LEAD_MS;
}
