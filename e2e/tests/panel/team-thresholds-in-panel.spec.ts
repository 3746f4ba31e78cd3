import { fileURLToPath } from 'node:url';
import { startCollector } from '@driftscope/collector';
import { openExtendedProfile } from '#support/browser/extension.ts';
import { expect, test } from '#support/dashboard-test.ts';

const recording = fileURLToPath(
  new URL('../../../packages/detect/corpus/recordings/team-polling.drifting.1.drift', import.meta.url),
);

test('the panel judges by the thresholds that the collector was told, until another one is set in it', async ({
  dataDir,
}) => {
  const collector = await startCollector({ port: 0, dataDir, thresholds: { 'poll.hot.repeats': 500 } });
  const profile = await openExtendedProfile();
  await profile.configure({ collectorUrl: collector.url });
  const panel = await profile.openView('panel', 1);
  const openRecording = async () => {
    await panel.locator('input[type=file]').setInputFiles(recording);
    await expect(panel.getByText('This is team-polling.drifting.1.drift')).toBeVisible();
  };
  const hotPoll = panel.getByRole('option').filter({ hasText: 'poll.hot' });

  await panel.getByRole('tab', { name: 'Settings' }).click();
  const thresholds = panel.getByRole('group', { name: 'Thresholds' });
  await expect(thresholds).toContainText('poll.hot.repeats: 500');
  await openRecording();
  await expect(panel.getByRole('option').filter({ hasText: 'poll.hidden' })).toBeVisible();
  await expect(hotPoll).toHaveCount(0);
  await panel.getByRole('button', { name: 'Back to the tab' }).click();

  await panel.getByRole('tab', { name: 'Settings' }).click();
  await thresholds.getByRole('button', { name: 'Change here' }).click();
  const field = thresholds.getByRole('textbox', { name: 'poll.hot.repeats' });
  await expect(field).toHaveValue('500');
  await field.fill('5');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(panel.getByText('Saved. It holds for all tabs.')).toBeVisible();
  await openRecording();
  await expect(hotPoll).toBeVisible();

  await profile.close();
  await collector.stop();
});
