import type { FailedWrite, SyncClient } from '@driftscope/sync';
import { useFailedWrites } from '@driftscope/sync/react';
import styles from './failed-writes.module.css';

export interface FailedWritesProps {
  /** Absent while there is none yet. */
  readonly client: SyncClient | undefined;
}

/** What the server would not have, for its user to send again or let go of. Draws nothing while there is none. */
export function FailedWrites({ client }: FailedWritesProps) {
  const failed = useFailedWrites(client);
  if (failed.length === 0) return null;
  return (
    <aside className={styles.failed} aria-label="Not taken by the server">
      <ul>
        {failed.map((write) => (
          <li key={write.id}>
            <p>
              {nameOf(write)} was not taken: {write.reason}
            </p>
            <button type="button" onClick={() => client?.retry(write.id)}>
              Try again
            </button>
            <button type="button" onClick={() => client?.dismiss(write.id)}>
              Discard
            </button>
          </li>
        ))}
      </ul>
    </aside>
  );
}

function nameOf({ entity, fields }: FailedWrite): string {
  return typeof fields.text === 'string' ? `“${fields.text}”` : `A change of this ${entity.type}`;
}
