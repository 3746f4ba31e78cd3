import { demo } from '../demo.ts';
import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';
import { openTitle } from './open-title.ts';

/** What is late comes seven seconds late. */
const LATE_MS = 9_000;

export const olderWriteWins: Scenario = {
  name: 'library-older-write-wins',
  system: 'D',
  row: 'Two devices edit; the older write lands last and wins.',
  kinds: ['write.overwritten', 'order.stale-overwrite'],
  async play(stage) {
    const [phone, laptop] = [await stage.device(), await stage.device()];
    for (const device of [phone, laptop]) await logIn(device, 'Alice');
    await demo(phone, 'Let the next change arrive late');
    await openTitle(phone, 'Slow Light');
    await openTitle(laptop, 'Slow Light');
    await phone.press('1 star');
    await laptop.press('5 stars');
    await stage.pass(LATE_MS);

    await laptop.press('Close');
    await demo(laptop, 'Let the next answer come late');
    await openTitle(laptop, 'Night Ferry');
    await laptop.press('2 stars');
    await laptop.press('4 stars');
    await stage.pass(LATE_MS);
  },
};
