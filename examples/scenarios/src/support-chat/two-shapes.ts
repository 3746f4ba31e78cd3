import { logIn } from '../log-in.ts';
import type { Scenario } from '../scenario.ts';

export const twoShapes: Scenario = {
  name: 'support-two-shapes',
  system: 'B',
  row: 'The two sides read two endpoints, whose shapes and contents differ: an edit never reaches the support.',
  kinds: ['payload.mismatch', 'state.cross-client'],
  async play(stage) {
    const [sam, alice] = [await stage.device(), await stage.device()];
    await logIn(sam, 'Sam');
    await sam.press('Alice');
    await sam.see('Found it, thank you so much!');
    await logIn(alice, 'Alice');
    await alice.press('Edit “Found it, thank you so much!”');
    await alice.write('New text', 'Found it, and it is empty!');
    await alice.press('Save');
    await alice.see('Found it, and it is empty!');
    await sam.see('Found it, and it is empty!');
    await stage.pass(8_000);
  },
};
