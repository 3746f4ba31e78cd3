import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { IncidentScreen } from '#support/screens/incident-screen.ts';
import { expect, test } from '#support/test.ts';

test('a recording saved in the panel opens there again with the same incident, and its ticket opens anywhere', async ({
  openPanelDevice,
}, testInfo) => {
  const { chat, profile, devtools, panel } = await openPanelDevice('drifting');
  await chat.logIn('Bob');
  await chat.logOut();
  const screen = new IncidentScreen(panel);
  const sentence = await screen.open('logout.stale-store');

  const save = async (button: string) => {
    const begun = devtools.waitForEvent('download');
    await panel.getByRole('button', { name: button }).click();
    const download = await begun;
    const name = download.suggestedFilename();
    const path = testInfo.outputPath(name);
    await download.saveAs(path);
    return { name, path };
  };
  const ticket = await save('Save for a ticket');
  expect(ticket.name).toMatch(/logout\.stale-store.*\.html$/);
  await panel.getByRole('button', { name: 'Save the recording' }).click();
  await panel.getByRole('textbox', { name: 'Name' }).fill('stale after logout');
  const recording = await save('Save as .drift');
  expect(recording.name).toMatch(/^stale-after-logout-[\d-]+\.drift$/);

  await panel.getByRole('button', { name: 'Export as Playwright test' }).click();
  const exported = await save('Download');
  expect(exported.name).toMatch(/logout\.stale-store.*\.spec\.ts$/);
  expect(await readFile(exported.path, 'utf8')).toContain(
    "await fill(bob, 'div#root > main > form > label:nth-of-type(1) > input', 'Bob');",
  );
  await panel.getByRole('button', { name: 'Close', exact: true }).click();

  await panel.locator('input[type=file]').setInputFiles(recording.path);
  await expect(panel.getByText(`This is ${recording.name}`)).toBeVisible();
  expect(await screen.open('logout.stale-store')).toBe(sentence);
  await panel.getByRole('tab', { name: 'Now' }).click();
  await expect(panel.getByRole('region', { name: 'User' })).toContainText('Nobody since');
  await expect(panel.getByRole('region', { name: 'Stores against the wire' }).getByRole('row')).not.toHaveCount(0);
  await panel.getByRole('button', { name: 'Back to the tab' }).click();
  await expect(panel.getByText(`This is ${recording.name}`)).toBeHidden();

  await panel.locator('input[type=file]').setInputFiles(ticket.path);
  await expect(panel.getByText(`This is ${ticket.name}`)).toBeVisible();
  expect(await screen.open('logout.stale-store')).toBe(sentence);

  const reader = await profile.context.newPage();
  await reader.goto(pathToFileURL(ticket.path).href);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText(sentence);
  await expect(reader.getByRole('img', { name: 'Timeline' })).toBeVisible();
  const link = reader.getByRole('link', { name: 'Save the recording' });
  expect(await link.getAttribute('href')).toMatch(/^data:application\/gzip;base64,H4sI/);
});
