import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from '#support/dashboard-test.ts';
import { holdFilesOver } from '#support/screens/drop-files.ts';
import { expectAccessible } from '#support/screens/expect-accessible.ts';
import { IncidentScreen } from '#support/screens/incident-screen.ts';

const pathOf = (name: string) =>
  fileURLToPath(new URL(`../../../collector/src/analyze/testing/${name}`, import.meta.url));

test('a recording dropped on the dashboard is shown as if it had been recorded there, and taken away again', async ({
  page,
  collectorUrl,
}) => {
  await page.goto(`${collectorUrl}/overview`);
  await expect(page.getByText('No incidents yet')).toBeVisible();
  const held = await holdFilesOver(page, [pathOf('missed-messages.drift')]);
  await expect(page.getByText('Drop it to open it here')).toBeVisible();
  await held.drop();
  await expect(page.getByText('Drop it to open it here')).toBeHidden();
  await expect(page.getByText('missed-messages.drift has 3 sessions.')).toBeVisible();
  await expect(page).toHaveURL(`${collectorUrl}/sessions?imported=true`);
  const row = page
    .getByRole('table', { name: 'Sessions' })
    .getByRole('row')
    .filter({ has: page.locator('strong') });
  await expect(row.getByRole('cell').nth(1)).toHaveText('2');
  await expectAccessible(page, 'sessions from files');

  await page.getByRole('link', { name: 'Reports' }).click();
  await page.getByLabel('From').fill('2020-01-01');
  const report = page.getByRole('article');
  await expect(report).toContainText('No page was open in this period');
  await page.getByRole('button', { name: 'Count them' }).click();
  await expect(page).toHaveURL(/withImported=true$/);
  await expect(report).toContainText('This period has 2 incidents');
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByText('No incidents yet')).toBeHidden();
  await page.getByRole('link', { name: 'Sessions', exact: true }).click();
  await page.getByText('From files').click();

  await row.getByRole('link').click();
  await expect(page.getByText('From file', { exact: true }).locator('..')).toContainText('missed-messages.drift');
  const screen = new IncidentScreen(page);
  await screen.open('gap.missed-events');
  await screen.expectTimeline(['socket', 'events', 'requests']);
  await expect(page.getByRole('table', { name: 'Recovery' })).toBeVisible();

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('missed-messages.drift was removed')).toBeVisible();
  await expect(page.getByText('No session from a file')).toBeVisible();
  await page.getByRole('link', { name: 'Incidents' }).click();
  await expect(page.getByText('No incidents yet')).toBeVisible();
});

test('a HAR file is chosen by keys alone, and its session is removed by keys alone', async ({ page, collectorUrl }) => {
  const choosing = page.waitForEvent('filechooser');
  await page.goto(`${collectorUrl}/sessions`);
  await page.getByRole('button', { name: 'Open a file' }).press('Enter');
  await (await choosing).setFiles(pathOf('gap.har'));
  await expect(page).toHaveURL(/\/sessions\/har-/);
  await expect(page.getByRole('listbox', { name: 'Incidents' })).toContainText('gap.no-resync');
  await page.getByRole('tab', { name: 'Sockets' }).click();
  await expect(page.getByRole('table', { name: 'Sockets' }).getByRole('row')).not.toHaveCount(1);

  await page.getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(page.getByText('gap.har was removed')).toBeVisible();
  await expect(page.getByText('No session from a file')).toBeVisible();
});

test('a ticket opens with the recording inside it', async ({ page, collectorUrl }, testInfo) => {
  const ticket = testInfo.outputPath('ticket.html');
  const recording = await readFile(pathOf('missed-messages.drift'), 'base64');
  await writeFile(ticket, `<!doctype html><a download href="data:application/gzip;base64,${recording}">Save</a>`);
  await page.goto(`${collectorUrl}/sessions`);
  await expect(page.getByText('No sessions yet')).toBeVisible();
  await (await holdFilesOver(page, [ticket])).drop();
  await expect(page.getByText('ticket.html has 3 sessions.')).toBeVisible();
});

test('what cannot be opened is said, and what can be read of a file that was cut is shown', async ({
  page,
  collectorUrl,
}, testInfo) => {
  const [foreign, cut, folder] = ['photo.drift', 'cut.drift', 'folder'].map((name) => testInfo.outputPath(name));
  if (foreign === undefined || cut === undefined || folder === undefined) throw new Error('There are three names.');
  const whole = await readFile(pathOf('missed-messages.drift'));
  await writeFile(foreign, 'GIF89a');
  await writeFile(cut, whole.subarray(0, whole.length - 2_000));
  await mkdir(folder);
  await page.goto(`${collectorUrl}/sessions`);
  await expect(page.getByText('No sessions yet')).toBeVisible();

  const news = page.getByRole('status').filter({ hasText: 'photo.drift' });
  await (await holdFilesOver(page, [foreign, folder, cut])).drop();
  await expect(news).toContainText(
    'photo.drift was not opened. It is neither a recording of Driftscope, nor a ticket, nor a HAR file',
  );
  await expect(news).toContainText('folder was not opened. The browser cannot read it');
  await expect(news).toContainText('It was read only in part:');
  await expect(page).toHaveURL(/imported=true/);
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(news).toBeHidden();
});
