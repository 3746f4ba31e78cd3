import { detectRecordings } from '@driftscope/detect';

import { createIdentityMatch, gatherSessions, parseRedactionKey } from '@driftscope/records';
import { readRecording } from './read-recording.ts';
import type { OpenedRecording, RecordingJob } from './recording-job.ts';

// Reads one file, and judges it: a page of the panel's size would stand still meanwhile.
self.addEventListener('message', async ({ data }: MessageEvent<RecordingJob>) => {
  const { batches, fault } = await readRecording(data.file);
  const recorded = gatherSessions(batches);
  const isIdOf = createIdentityMatch(data.keys.flatMap((key) => parseRedactionKey(key) ?? []));
  const answer: OpenedRecording = { recorded, incidents: detectRecordings(recorded, { isIdOf }), fault };
  self.postMessage(answer);
});
