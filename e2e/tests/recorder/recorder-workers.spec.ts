import { expect, test } from '#support/recorder-test.ts';

const WORKER_URL = 'data:text/javascript,postMessage(self.name)';
const started = [
  { kind: 'recorder.unseen', what: 'worker', url: 'data:' },
  { kind: 'recorder.unseen', what: 'worker', url: expect.stringMatching(/^blob:/) },
];

/** Each worker answers with its name, if it runs. */
const startWorkers = async (dataUrl: string) => {
  const blobUrl = new URL(URL.createObjectURL(new Blob(['postMessage(self.name)'], { type: 'text/javascript' })));
  const workers = [new Worker(dataUrl, { name: 'one' }), new Worker(blobUrl, { name: 'two', type: 'module' })];
  const answerOf = (worker: Worker) =>
    new Promise<unknown>((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = reject;
    });
  return Promise.all(workers.map(answerOf));
};

test('says which workers a page started, for it cannot look into them, and leaves them as they are', async ({
  openRecorded,
}) => {
  const { page, recordsOf } = await openRecorded();
  expect(await page.evaluate(startWorkers, WORKER_URL)).toEqual(['one', 'two']);
  expect(await recordsOf('recorder.unseen')).toMatchObject(started);
  expect(await recordsOf('recorder.fault')).toEqual([]);
});

test('a recording that begins late says which workers were started before it', async ({ openRecorded }) => {
  const { page, recordsOf } = await openRecorded({ record: false });
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(false));
  await page.evaluate(startWorkers, WORKER_URL);
  await page.evaluate(() => window.recorderUnderTest.recorder.setRecording(true));
  expect(await recordsOf('recorder.unseen')).toMatchObject(started);
});
