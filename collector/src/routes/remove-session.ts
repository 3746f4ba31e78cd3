import type { IncidentSummary } from '@driftscope/detect';
import type { RemovedSession } from '@driftscope/records';
import type { RequestHandler } from 'express';
import { type Refusal, refusal, refuse } from '../http/refusal.ts';
import type { SessionStore } from '../storage/session-store.ts';
import { unknownSession } from './unknown-session.ts';

/**
 * Builds the handler that removes a session which came from files.
 *
 * @param onRemoved hears that it was removed, and of its incidents, which are withdrawn.
 */
export function removeSession(
  sessions: SessionStore,
  onRemoved: (withdrawn: readonly IncidentSummary[]) => void,
): RequestHandler<{ id: string }> {
  return async ({ params }, response) => {
    const id = (await sessions.header(params.id))?.id;
    if (id === undefined) return refuse(response, unknownSession(params.id));
    const removal = await sessions.remove(id);
    if (removal.kind === 'unknown') return refuse(response, unknownSession(id));
    if (removal.kind === 'sent') return refuse(response, sentSession(id));
    onRemoved(removal.withdrawn);
    response.json({ removed: id, withdrawn: removal.withdrawn.length } satisfies RemovedSession);
  };
}

const sentSession = (id: string): Refusal =>
  refusal(
    409,
    'sent-session',
    `Session ${JSON.stringify(id)} was sent by its page or server, so it stays.`,
    'Only what came from files can be removed; DRIFTSCOPE_KEEP_DAYS says how long the rest is kept.',
  );
