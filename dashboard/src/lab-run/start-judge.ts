import type { RowPattern } from '@driftscope/records';
import type { Judgement } from './create-judge.ts';
import type { ClientName } from './lab-client.ts';

/** To the worker. */
export type ToJudge =
  | { readonly kind: 'rows'; readonly rows: readonly RowPattern[] }
  | { readonly kind: 'batch'; readonly client: ClientName; readonly text: string };

export interface Judging {
  take(client: ClientName, text: string): void;
  stop(): void;
}

export type OnJudgement = (client: ClientName, judgement: Judgement) => void;

/** Starts a worker that judges both clients of a run. */
export function startJudge(rows: readonly RowPattern[], onJudgement: OnJudgement): Judging {
  const worker = new Worker(new URL('./judge-worker.ts', import.meta.url), { type: 'module' });
  const send = (message: ToJudge) => worker.postMessage(message);
  send({ kind: 'rows', rows });
  worker.addEventListener('message', ({ data }) => onJudgement(data.client, data.judgement));
  return { take: (client, text) => send({ kind: 'batch', client, text }), stop: () => worker.terminate() };
}
