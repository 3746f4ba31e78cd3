/** What is used of `chrome.alarms`. */
export interface Alarms {
  create(name: string, info: { periodInMinutes: number }): unknown;
  clear(name: string): unknown;
  readonly onAlarm: { addListener(listener: () => void): void };
}

const NAME = 'overflow';

/** The shortest that Chrome allows. */
const PERIOD_IN_MINUTES = 0.5;

/**
 * Has Chrome start the background again and again while something waits on disk, for its page may be gone and nobody
 * else would. Call the answer whenever something was put there.
 *
 * `waiting` resolves to the number of batches on disk.
 */
export function startWaking(alarms: Alarms, waiting: () => Promise<number>): () => void {
  let isSet = false;
  alarms.onAlarm.addListener(async () => {
    if ((await waiting()) > 0) return;
    isSet = false;
    alarms.clear(NAME);
  });
  return () => {
    if (isSet) return;
    isSet = true;
    alarms.create(NAME, { periodInMinutes: PERIOD_IN_MINUTES });
  };
}
