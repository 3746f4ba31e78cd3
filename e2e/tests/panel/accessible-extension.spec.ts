import { expectAccessible } from '#support/screens/expect-accessible.ts';
import { FaultPanel } from '#support/screens/fault-panel.ts';
import { IncidentScreen } from '#support/screens/incident-screen.ts';
import { expect, test } from '#support/test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds no serious fault in panel, popup and first steps of the extension in ${colorScheme}`, {
    tag: '@nightly',
  }, async ({ openDevice }) => {
    test.slow();
    const { chat, profile } = await openDevice('drifting');
    const panel = await profile.context.newPage();
    await panel.emulateMedia({ colorScheme });
    await panel.goto(await profile.viewUrl('panel', chat.page));
    const reload = panel.getByRole('button', { name: 'Reload the page' });
    await expect(reload).toBeVisible();
    await expectAccessible(panel, 'a page that was there before the panel');
    await reload.click();
    await chat.page.bringToFront();
    await chat.logIn('Bob');
    await chat.enter('Team');
    await chat.logOut();
    await panel.bringToFront();
    await new IncidentScreen(panel).open('logout.stale-store');

    for (const [tab, text] of tabs) {
      await panel.getByRole('tab', { name: tab }).click();
      await expect(panel.getByRole('tabpanel')).toContainText(text);
      await expectAccessible(panel, tab);
    }
    await new FaultPanel(panel).open();
    await new FaultPanel(panel).begin('Cut', { for: '600' });
    await expect(panel.getByRole('region', { name: 'Active faults' })).toBeVisible();
    await expectAccessible(panel, 'Faults while one lasts');

    await panel.goto(await profile.viewUrl('popup', chat.page));
    await expect(panel.getByRole('status')).toHaveText('Recording');
    await expectAccessible(panel, 'popup');
    await panel.goto(await profile.viewUrl('welcome'));
    await expect(panel.getByRole('heading', { name: 'First steps' })).toBeVisible();
    await expectAccessible(panel, 'first steps');
  });
}

/** Each section of the panel with what is there once it shows its data. */
const tabs: readonly (readonly [tab: string, text: string])[] = [
  ['Now', 'Connections'],
  ['Incidents', 'Witness'],
  ['Timeline', 'socket'],
  ['Records', 'store.commit'],
  ['State', 'Written by'],
  ['Faults', 'Cut'],
  ['Drill', 'Start the drill'],
  ['Settings', 'Collector'],
];
