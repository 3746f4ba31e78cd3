import { demo } from '../demo.ts';
import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';
import { othersWrite } from './others-write.ts';

/** The CRM finds a new customer after four seconds; what is not there some seconds later is missing. */
const MISSING_MS = 12_000;

export const newCustomer: Scenario = {
  name: 'inbox-new-customer',
  system: 'C',
  row: 'A new customer is “Unknown”, and what they wrote is nowhere until a reload.',
  kinds: ['payload.partial', 'event.orphan'],
  async play(stage) {
    const alice = await stage.device();
    await logIn(alice, 'Alice');
    await alice.see('Connected');
    await alice.see('Yusuf Demir');
    await othersWrite(stage, alice);
    await demo(alice, 'A new customer writes');
    await stage.pass(MISSING_MS);
  },
};
