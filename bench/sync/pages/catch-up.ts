import { createSyncClient, followList, indexedDbStorage, scopeNamed } from '@driftscope/sync';

const SCOPE = scopeNamed('room:1');

// It reads when it is told to, and never by itself while a figure is taken.
const client = createSyncClient({
  credentials: () => 'ann',
  storage: indexedDbStorage({ newId: () => crypto.randomUUID() }),
  tuning: { pollMs: 3_600_000, pollMaxMs: 3_600_000 },
});
let shown = 0;
let told: (() => void) | undefined;
client.signIn('ann');
followList(client, { scope: SCOPE, type: 'message' }, (list) => {
  shown = list.length;
  told?.();
});

/** Resolves when so many messages are shown. */
async function shows(count: number): Promise<void> {
  while (shown < count) {
    const { promise, resolve } = Promise.withResolvers<void>();
    told = resolve;
    await promise;
  }
}

/** Catches up, and resolves when all is shown. */
async function catchUp(count: number): Promise<void> {
  client.check();
  await shows(count);
}

Object.assign(globalThis, { shows, catchUp });
