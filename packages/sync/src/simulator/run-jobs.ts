import { Worker } from 'node:worker_threads';
import type { Done, Job } from './job.ts';

/** Does all jobs, each thread one at a time. @param onDone - is told of each as it ends, in any order. */
export async function runJobs(jobs: readonly Job[], threads: number, onDone: (done: Done) => void): Promise<void> {
  const waiting = [...jobs];
  await Promise.all(
    Array.from({ length: threads }, () => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url));
      return work(worker, () => waiting.shift(), onDone).finally(() => worker.terminate());
    }),
  );
}

function work(worker: Worker, next: () => Job | undefined, onDone: (done: Done) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const goOn = (): void => {
      const job = next();
      if (job === undefined) resolve();
      else worker.postMessage(job);
    };
    worker.on('message', (done: Done) => {
      onDone(done);
      goOn();
    });
    worker.on('error', reject);
    goOn();
  });
}
