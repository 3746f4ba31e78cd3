import { openExtendedProfile } from '@driftscope/e2e';
import { median } from '../median.ts';
import { openPageMeter } from '../page-meter.ts';
import { type BenchResult, judgeResult } from '../result.ts';
import { dayRecording } from './day-recording.ts';
import { measureScroll } from './measure-scroll.ts';
import { measureTyping, type TypedKey } from './measure-typing.ts';

const RECORDS = 100_000;
/** Letter by letter: a word, a word that nothing has, names of events, and what must not be. */
const filters = ['message', 'm_77', 'zebra', 'event:message:new', '-typing kind:socket'];

/** What it costs the panel to show a long recording: to type into its filter, to scroll in it, and its memory. */
export async function* benchPanel(): AsyncGenerator<BenchResult> {
  const profile = await openExtendedProfile();
  try {
    const page = await profile.openView('panel', 1);
    const meter = await openPageMeter(page);
    await page.getByRole('tab', { name: 'Records' }).waitFor();
    const emptyMb = await meter.heapMb();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'day.drift', mimeType: 'application/gzip', buffer: dayRecording(RECORDS) });
    await page.getByText('This is day.drift').waitFor({ timeout: 120_000 });
    await page.getByRole('tab', { name: 'Records' }).click();
    yield judgeResult({ name: `heap with ${RECORDS} records`, value: (await meter.heapMb()) - emptyMb, unit: 'MB' });

    const scrolled = await measureScroll(page);
    yield judgeResult({ name: 'scrolling, frames a second', value: scrolled, unit: 'fps', goalMin: 50 });
    const keys: TypedKey[] = [];
    for (const filter of filters) keys.push(...(await measureTyping(page, filter)));
    yield* typingResults(keys);
    yield judgeResult({ name: 'heap after searching', value: (await meter.heapMb()) - emptyMb, unit: 'MB' });
  } finally {
    await profile.close();
  }
}

function typingResults(keys: readonly TypedKey[]): readonly BenchResult[] {
  const first = keys.slice(0, 1).map(({ answeredMs }) => answeredMs);
  const answered = keys.map(({ answeredMs }) => answeredMs);
  const settled = keys.map(({ settledMs }) => settledMs);
  const figures = [
    { name: 'key to answer, first key', value: Math.max(...first), goalMax: 100 },
    { name: 'key to answer, median', value: median(answered), goalMax: 100 },
    { name: 'key to answer, worst', value: Math.max(...answered), goalMax: 100 },
    { name: 'key to all of the answer, median', value: median(settled) },
    { name: 'key to all of the answer, worst', value: Math.max(...settled) },
  ];
  return figures.map((figure) => judgeResult({ ...figure, unit: 'ms' }));
}
