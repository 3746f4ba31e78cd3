import type { DetectionStore } from './detection-store.ts';
import type { MainCalls } from './thread-calls.ts';

/** The store as detection's thread sees it: through calls to the main one. */
export function remoteStore(
  main: Pick<MainCalls, 'recent' | 'openReplay' | 'nextChunks' | 'file' | 'withdraw'>,
): DetectionStore {
  return {
    sessions: {
      recent: main.recent,
      replay: async function* (sessions, fromAt, read) {
        await main.openReplay(sessions, fromAt, read);
        for (;;) {
          const chunks = await main.nextChunks();
          if (chunks.length === 0) return;
          yield* chunks;
        }
      },
    },
    incidents: { file: main.file, withdraw: main.withdraw },
  };
}
