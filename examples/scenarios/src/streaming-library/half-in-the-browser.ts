import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';
import { openTitle } from './open-title.ts';

/** Long enough that a page which comes back has to ask what happened meanwhile. */
const awayMs = 35_000;

export const halfInTheBrowser: Scenario = {
  name: 'library-half-in-the-browser',
  system: 'D',
  row: 'Half of the state is in the browser and half in the database, and they meet at the login only.',
  kinds: ['focus.no-resync', 'state.diverged'],
  async play(stage) {
    const [phone, laptop] = [await stage.device(), await stage.device()];
    for (const device of [phone, laptop]) {
      await logIn(device, 'Alice');
      await openTitle(device, 'Slow Light');
    }
    await phone.hide();
    await laptop.press('Watch 10 minutes');
    await laptop.see('65 min watched');
    await stage.pass(awayMs);
    await phone.show();
    await stage.pass(8_000);
    await phone.press('My list');
    await stage.pass(8_000);
  },
};
