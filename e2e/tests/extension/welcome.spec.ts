import { openExtendedProfile } from '#support/browser/extension.ts';
import { expect, test } from '#support/test.ts';

test('the first steps say what is recorded and where it goes, as it is set at that moment', async () => {
  const profile = await openExtendedProfile();
  try {
    const page = await profile.openView('welcome');
    await expect(page.getByRole('heading', { name: 'First steps' })).toBeVisible();
    await expect(page.getByText('Now: pages with the panel open.')).toBeVisible();

    await profile.configure({ record: 'all', collectorUrl: '' });
    await expect(page.getByText('Now: all pages.')).toBeVisible();
    await expect(page.getByText('Now: nothing. No collector is set.')).toBeVisible();

    await profile.configure({ collectorUrl: 'https://drift.example.com' });
    await expect(page.getByRole('link', { name: 'https://drift.example.com' })).toBeVisible();
  } finally {
    await profile.close();
  }
});
