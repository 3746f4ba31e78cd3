import type { PanelModel } from '../panel/panel-model.ts';
import { createFileModel } from './create-file-model.ts';
import type { OpenedRecording, RecordingJob } from './recording-job.ts';

/** Reads a `.drift` file or a ticket and judges it, in a worker of its own, to show it as the panel shows its tab. */
export function openRecording(job: RecordingJob & { readonly file: File }): Promise<PanelModel> {
  const { file } = job;
  const worker = new Worker(new URL('./recording-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<PanelModel>((resolve, reject) => {
    // The worker is this package's own, and answers once.
    worker.addEventListener('message', ({ data }: MessageEvent<OpenedRecording>) => {
      resolve(createFileModel(file.name, data));
    });
    worker.addEventListener('error', ({ message }) => reject(new Error(`${file.name} was not read: ${message}`)));
    worker.postMessage(job);
  }).finally(() => worker.terminate());
}
