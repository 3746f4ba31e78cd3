import styles from './connection-status.module.css';

export type Status = 'connected' | 'connecting' | 'disconnected';

const texts: Record<Status, string> = {
  connected: 'Connected',
  connecting: 'Connecting…',
  disconnected: 'Disconnected',
};

/** How the app stands with its server. */
export function ConnectionStatus({ status }: { readonly status: Status }) {
  return (
    <p className={styles.status} data-status={status} role="status">
      {texts[status]}
    </p>
  );
}
