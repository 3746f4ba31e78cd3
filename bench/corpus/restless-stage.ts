import { seededRandom } from '@driftscope/records';
import type { Stage, Tab } from '@driftscope/scenarios';

/** The longest that a user of a restless stage waits before the next step. */
const LONGEST_PAUSE_MS = 700;

/** By how much what takes its time may take longer. */
const LONGEST_STRETCH = 0.25;

/** The same stage with users who take their time, each take another: what is found must not hang on the very moment. */
export function restlessStage(stage: Stage, seed: number): Stage {
  const random = seededRandom(seed);
  const pause = () => stage.pass(random() * LONGEST_PAUSE_MS);

  function restless(tab: Tab): Tab {
    return {
      ...tab,
      press: (name) => pause().then(() => tab.press(name)),
      follow: (name) => pause().then(() => tab.follow(name)),
      write: (label, text) => pause().then(() => tab.write(label, text)),
      choose: (label, option) => pause().then(() => tab.choose(label, option)),
      window: async () => restless(await tab.window()),
    };
  }

  return {
    device: async () => restless(await stage.device()),
    pass: (durationMs) => stage.pass(durationMs * (1 + random() * LONGEST_STRETCH)),
  };
}
