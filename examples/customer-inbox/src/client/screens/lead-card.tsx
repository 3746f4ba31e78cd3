import type { InboxRoom } from '../sync/inbox-sync.ts';
import styles from './lead-card.module.css';

export interface LeadCardProps {
  readonly room: InboxRoom;
  readonly userId: string;
  readonly onTake: () => void;
}

/** Who the customer is, and who takes care of them. */
export function LeadCard({ room: { lead, assignee }, userId, onTake }: LeadCardProps) {
  return (
    <aside className={styles.card} aria-label="Customer">
      <dl>
        <dt>Contact</dt>
        <dd>{lead?.contact ?? 'Unknown'}</dd>
        <dt>City</dt>
        <dd>{lead?.city ?? 'Unknown'}</dd>
        <dt>Interest</dt>
        <dd>{lead?.interest ?? 'Unknown'}</dd>
        <dt>Agent</dt>
        <dd>{assignee?.name ?? 'Nobody yet'}</dd>
      </dl>
      {assignee?.id !== userId && (
        <button type="button" onClick={onTake}>
          Take over
        </button>
      )}
    </aside>
  );
}
