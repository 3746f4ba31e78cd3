import { median } from '../median.ts';
import { type BenchResult, judgeResult } from '../result.ts';
import { type Detection, measureDetection } from './measure-detection.ts';
import { measureParsing } from './measure-parsing.ts';

const FEW = 10_000;
const MANY = 1_000_000;
/** Records that are only parsed, to know how fast the machine is at present. */
const PARSED = 50_000;
const SEED = 1;
/** The short recording is judged so often: a single one is over before a compiler has looked at the code. */
const SHORT_RUNS = 9;

/** How fast the detector judges a chat's records, whether that stays so over a day, and what it remembers then. */
export async function* benchDetect(): AsyncGenerator<BenchResult> {
  const short = measureShort();
  const parsing = measureParsing(PARSED, SEED);
  const day = measureDetection(MANY, SEED);
  const rate = { unit: 'records/s', goalMin: 200_000 };
  yield judgeResult({
    name: `${FEW} records, native: their JSON.parse`,
    value: short,
    unit: 'records/s',
    baseline: parsing,
  });
  yield judgeResult({ name: `${MANY} records, ${day.hours.toFixed(1)} h of one page`, value: day.perS, ...rate });
  yield judgeResult({ name: 'rate of the long against the short', value: day.perS / short, unit: '', goalMin: 0.8 });
  yield* heapResults(day);
}

function measureShort(): number {
  const runs = Array.from({ length: 2 * SHORT_RUNS }, () => measureDetection(FEW, SEED).perS);
  return median(runs.slice(SHORT_RUNS));
}

function heapResults({ heapMb: { early, late }, hours }: Detection): readonly BenchResult[] {
  const at = `after ${hours.toFixed(1)} h`;
  return [
    judgeResult({ name: `heap ${at}`, value: late, unit: 'MB', goalMax: 100 }),
    judgeResult({ name: `heap ${at}, against a quarter of it`, value: late / early, unit: '', goalMax: 1.1 }),
  ];
}
