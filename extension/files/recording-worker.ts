import { createIdentityMatch, gatherSessions, parseRedactionKey } from '@driftscope/records';
import { judgeFile } from './judge-file.ts';
import { readRecording } from './read-recording.ts';
import type { OpenedRecording, RecordingJob } from './recording-job.ts';

// Reads one file, and judges it: a page of the panel's size would stand still meanwhile.
self.addEventListener('message', async ({ data }: MessageEvent<RecordingJob>) => {
  const { batches, fault } = await readRecording(data.file);
  const isIdOf = createIdentityMatch(data.keys.flatMap((key) => parseRedactionKey(key) ?? []));
  const answer: OpenedRecording = {
    ...judgeFile(gatherSessions(batches), { isIdOf, thresholds: data.thresholds }),
    fault,
  };
  self.postMessage(answer);
});
