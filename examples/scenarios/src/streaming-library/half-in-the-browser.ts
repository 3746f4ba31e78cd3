import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';
import type { Tab } from '../stage.ts';
import { openTitle } from './open-title.ts';

/** Long enough that a page which comes back has to ask what happened meanwhile. */
const AWAY_MS = 35_000;

export const halfInTheBrowser: Scenario = {
  name: 'library-half-in-the-browser',
  system: 'D',
  row: 'Half of the state is in the browser and half in the database, and they meet at the login only.',
  kinds: ['focus.no-resync', 'state.diverged'],
  async play(stage) {
    const [phone, laptop] = [await stage.device(), await stage.device()];
    for (const device of [phone, laptop]) {
      await logIn(device, 'Alice');
      await device.see('Slow Light');
    }
    await phone.hide();
    for (const title of ['Night Ferry', 'The Bread Makers']) await watch(laptop, title);
    await stage.pass(AWAY_MS);
    await phone.show();
    await stage.pass(8_000);

    // What the phone has not watched itself, it takes from the server with each change of the profile.
    await readAgain(phone);
    await stage.pass(4_000);
    await watch(phone, 'Slow Light');
    await stage.pass(4_000);
    for (const _ of ['as far', 'and further']) await watch(laptop, 'Slow Light');
    await readAgain(phone);
    await stage.pass(8_000);
  },
};

async function watch(tab: Tab, title: string): Promise<void> {
  await openTitle(tab, title);
  await tab.press('Watch 10 minutes');
  await tab.press('Close');
}

async function readAgain(tab: Tab): Promise<void> {
  await tab.choose('Profile', 'Kids');
  await tab.see('Pip and the Paper Fox');
  await tab.choose('Profile', 'Alice');
  await tab.see('Night Ferry');
}
