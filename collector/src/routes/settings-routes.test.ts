import { CollectorSettingsSchema } from '@driftscope/records';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { readEnvironment } from '../environment/read-environment.ts';
import { startTestCollector } from '../testing/start-test-collector.ts';

/** Starts a collector as an environment says. */
async function startAs(env: NodeJS.ProcessEnv) {
  const settings = readEnvironment({ PORT: '0', ...env });
  if (!settings.ok) throw new Error(settings.error.message);
  const { secrets, faultsDsn, dataDir: _, ...options } = settings.value;
  const collector = await startTestCollector({ ...options, hasFaultsDsn: faultsDsn !== undefined });
  return { ...collector, secrets };
}

const everySecret = {
  DRIFTSCOPE_TOKEN: 'planted-token',
  DRIFTSCOPE_WEBHOOK: 'http://127.0.0.1:9/planted-webhook',
  DRIFTSCOPE_WEBHOOK_SECRET: 'planted-signature',
  DRIFTSCOPE_ISSUES_DSN: 'http://planted-issues@127.0.0.1:9/1',
  DRIFTSCOPE_FORWARD_DSN: 'http://planted-forward@127.0.0.1:9/2',
  DRIFTSCOPE_FAULTS_DSN: 'http://planted-faults@127.0.0.1:9/3',
};

describe('the settings', () => {
  it('say of secrets that they are set, and no more', async () => {
    const { get, secrets } = await startAs(everySecret);
    const { body } = await get('/api/v1/settings');
    expect(Value.Errors(CollectorSettingsSchema, body)).toEqual([]);
    expect([...secrets].toSorted()).toEqual(Object.values(everySecret).toSorted());
    expect(JSON.stringify(body)).not.toMatch(/planted/);
    const set = Object.values(Value.Parse(CollectorSettingsSchema, body)).flatMap((setting) =>
      'isSet' in setting && setting.isSet ? [setting.variable] : [],
    );
    expect(set.toSorted()).toEqual(Object.keys(everySecret).toSorted());
  });

  it('say what was chosen, and by which variable', async () => {
    const { get } = await startAs({
      DRIFTSCOPE_KEEP_DAYS: '7',
      DRIFTSCOPE_KEEP_MB: '0',
      DRIFTSCOPE_NAMES: 'drift.example.com, drift',
      DRIFTSCOPE_URL: 'https://drift.example.com',
      DRIFTSCOPE_LOG: 'error',
    });
    expect((await get('/api/v1/settings')).body).toMatchObject({
      host: { variable: 'DRIFTSCOPE_HOST', value: '127.0.0.1' },
      names: { variable: 'DRIFTSCOPE_NAMES', value: ['drift.example.com', 'drift'] },
      publicUrl: { variable: 'DRIFTSCOPE_URL', value: 'https://drift.example.com' },
      keepDays: { variable: 'DRIFTSCOPE_KEEP_DAYS', value: 7 },
      keepMb: { variable: 'DRIFTSCOPE_KEEP_MB' },
      thresholds: { variable: 'DRIFTSCOPE_THRESHOLDS', value: {} },
      logLevel: { variable: 'DRIFTSCOPE_LOG', value: 'error' },
      webhook: { variable: 'DRIFTSCOPE_WEBHOOK', isSet: false },
    });
  });

  it('say that what has no limit has none', async () => {
    const { get } = await startAs({ DRIFTSCOPE_KEEP_DAYS: '0', DRIFTSCOPE_KEEP_MB: '0' });
    expect((await get('/api/v1/settings')).body).toMatchObject({
      keepDays: expect.not.objectContaining({ value: expect.anything() }),
      keepMb: expect.not.objectContaining({ value: expect.anything() }),
    });
  });
});
