import { type DriftRecord, ok, type SessionDetail } from '@driftscope/records';
import { formatClock, formatCount } from '@driftscope/ui';
import { useCallback, useMemo } from 'react';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { MOST_READ, readAllRecords } from '../records/read-all-records.ts';
import { SessionSockets } from '../sessions/session-sockets.tsx';
import classes from '../sessions/sessions.module.css';
import { Waiting } from '../waiting/waiting.tsx';

/** What becomes of a socket. There are few of them, however much it carries. */
const lifeKinds = ['socket.attempt', 'socket.found', 'socket.open', 'socket.closing', 'socket.close'];

/** The sockets of a session of any length: all that became of them, and what they carried as far as a page holds it. */
export function LongSockets({ session: { id, originMs, lastAt } }: { readonly session: SessionDetail }) {
  const { api } = useServices();
  const load = useCallback(async () => {
    const span = { from: 0, to: Math.ceil(Math.max(0, lastAt - originMs)) };
    const [life, frames] = await Promise.all([
      readAllRecords(api, id, { ...span, kinds: lifeKinds }),
      readAllRecords(api, id, { ...span, kinds: ['socket.frame'] }),
    ]);
    return ok({ life, frames });
  }, [api, id, originMs, lastAt]);
  const { value } = useLoaded(load);
  const records = useMemo(() => {
    const all: readonly DriftRecord[] = value ? [...value.life, ...value.frames] : [];
    return all.toSorted((a, b) => a.seq - b.seq).map((record) => ({ session: id, originMs, record }));
  }, [value, id, originMs]);

  if (!value) return <Waiting />;
  const last = value.frames.at(-1);
  return (
    <div className={classes.page}>
      {value.frames.length >= MOST_READ && last && (
        <p className={classes.warning}>
          Of the frames, the first {formatCount(MOST_READ)} are counted here: they end at{' '}
          {formatClock(originMs + last.t)}. All are under Records.
        </p>
      )}
      <SessionSockets records={records} />
    </div>
  );
}
