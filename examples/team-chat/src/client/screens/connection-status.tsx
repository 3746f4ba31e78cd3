import { useConnection } from '../stores/connection-store.ts';
import styles from './connection-status.module.css';

const texts = { connected: 'Connected', connecting: 'Connecting…', disconnected: 'Disconnected' } as const;

export function ConnectionStatus() {
  const status = useConnection((state) => state.status);
  return (
    <p className={styles.status} data-status={status} role="status">
      {texts[status]}
    </p>
  );
}
