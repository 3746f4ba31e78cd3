import type { LabCompared } from '@driftscope/records';
import type { Judgement } from './create-judge.ts';
import type { ClientName } from './lab-client.ts';

/** To the worker. */
export type ToJudge =
  | { readonly kind: 'compared'; readonly compared: readonly LabCompared[] }
  | { readonly kind: 'batch'; readonly client: ClientName; readonly tab: number; readonly text: string };

/** From the worker. */
export interface FromJudge {
  readonly client: ClientName;
  /** Whose batch it was. */
  readonly tab: number;
  readonly judgement: Judgement;
}

export interface Judging {
  take(client: ClientName, tab: number, text: string): void;
  stop(): void;
}

/** Starts a worker that judges both clients of a run. */
export function startJudge(compared: readonly LabCompared[], onJudgement: (judged: FromJudge) => void): Judging {
  const worker = new Worker(new URL('./judge-worker.ts', import.meta.url), { type: 'module' });
  const send = (message: ToJudge) => worker.postMessage(message);
  send({ kind: 'compared', compared });
  worker.addEventListener('message', ({ data }: MessageEvent<FromJudge>) => onJudgement(data));
  return {
    take: (client, tab, text) => send({ kind: 'batch', client, tab, text }),
    stop: () => worker.terminate(),
  };
}
