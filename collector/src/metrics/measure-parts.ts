import { statfs } from 'node:fs/promises';
import { Gauge, type Registry } from 'prom-client';
import type { Detection } from '../detection/detection.ts';
import type { Forwarding } from '../forwarding/start-forwarding.ts';
import type { Live } from '../live/start-live.ts';
import type { Store } from '../storage/store.ts';

export interface MeasuredParts {
  readonly store: Pick<Store, 'incidents' | 'sessions' | 'retention'>;
  readonly detection: Pick<Detection, 'backlogBytes' | 'waitingSinceMs'>;
  readonly live: Pick<Live, 'readers'>;
  /** Absent: nothing is sent on. */
  readonly forwarding: Pick<Forwarding, 'waitingBytes'> | undefined;
  readonly dataDir: string;
  /** Epoch ms. */
  readonly clock: () => number;
}

/** A session is live when it was heard of within this time: the quietest page says every 10 s that nothing happened. */
const LIVE_MS = 60_000;

/** Adds what is measured only when somebody looks. */
export function measureParts(registry: Registry, parts: MeasuredParts): void {
  const { store, detection, live, forwarding, dataDir, clock } = parts;
  const registers = [registry];
  const gauge = (name: string, help: string, read: () => number | Promise<number>) =>
    new Gauge({
      name: `driftscope_${name}`,
      help,
      registers,
      async collect() {
        this.set(await read());
      },
    });

  gauge('detection_backlog_bytes', 'Stored batches that wait to be judged.', () => detection.backlogBytes);
  gauge('detection_behind_seconds', 'How long the one of them that waits longest has waited.', () =>
    detection.waitingSinceMs === undefined ? 0 : Math.max(0, clock() - detection.waitingSinceMs) / 1_000,
  );
  gauge('forward_waiting_bytes', 'Envelopes of Sentry that wait to be sent on.', () => forwarding?.waitingBytes ?? 0);
  gauge('live_readers', 'Connections of the live push.', () => live.readers);
  gauge('sessions_live', 'Sessions heard of within a minute.', async () => {
    const recent = await store.sessions.recent(LIVE_MS, clock());
    return recent.filter(({ heardMs }) => heardMs >= clock() - LIVE_MS).length;
  });
  gauge('stored_bytes', 'What the database has in use.', () => store.retention.usedBytes());
  gauge('disk_free_bytes', 'Room on the disk of the data folder.', async () => {
    const { bavail, bsize } = await statfs(dataDir);
    return bavail * bsize;
  });
  new Gauge({
    name: 'driftscope_incidents',
    help: 'Incidents that are not withdrawn.',
    labelNames: ['kind', 'severity'],
    registers,
    async collect() {
      this.reset();
      for (const { kind, severity } of await store.incidents.figures({})) this.inc({ kind, severity });
    },
  });
}
