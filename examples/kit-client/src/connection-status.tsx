import styles from './connection-status.module.css';

export type Status = 'connected' | 'connecting' | 'disconnected';

const texts: Record<Status, string> = {
  connected: 'Connected',
  connecting: 'Connecting…',
  disconnected: 'Disconnected',
};

export interface ConnectionStatusProps {
  readonly status: Status;
  /** Says more than the status alone. */
  readonly text?: string;
}

/** How the app stands with its server. */
export function ConnectionStatus({ status, text = texts[status] }: ConnectionStatusProps) {
  return (
    <p className={styles.status} data-status={status} role="status">
      {text}
    </p>
  );
}
