import { expect, test } from '../support/lab-test.ts';

/** Each fault has time to be over before the next one begins. */
const scripts = [
  [
    'team-chat',
    '5~half-open.1000.5000~expired-token.12000.4000~slow-read.22000.5000~reorder.34000.4000~duplicate.42000.4000',
  ],
  [
    'team-chat',
    '6~cut.1000.4000~sleep.14000.5000~second-device.26000.3000~second-tab.33000.5000~kick.42000.500~logout.52000.4000',
  ],
  ['customer-inbox', '7~cut.1000.4000~half-open.14000.5000~expired-token.26000.4000~slow-read.38000.5000'],
  [
    'customer-inbox',
    '8~sleep.1000.5000~reorder.13000.4000~duplicate.20000.4000~second-tab.28000.4000~logout.36000.4000',
  ],
  ['streaming-library', '9~cut.1000.4000'],
  ['support-chat', '10~cut.1000.12000'],
  ['encrypted-chat', '11~cut.1000.4000'],
] as const;

for (const [system, script] of scripts) {
  test(`the naive client of ${system} drifts under ${script}, and the reference client never does @nightly`, async ({
    lab,
  }) => {
    test.setTimeout(180_000);
    await lab.open(system, script);
    await lab.run();
    await expect(lab.outcomes('naive').and(lab.page.locator('[data-outcome=drifted]')).first()).toBeVisible();
    await expect(lab.outcomes('reference').and(lab.page.locator('[data-outcome=drifted]'))).toHaveCount(0);
    await expect(lab.drift('reference')).toHaveText('as the server has it');
    expect(await lab.kindsOf('reference')).toEqual([]);
  });
}
