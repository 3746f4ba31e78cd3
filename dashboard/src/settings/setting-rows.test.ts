import type { CollectorSettings } from '@driftscope/records';
import { expect, test } from 'vitest';
import { settingRows } from './setting-rows.ts';

const bare: CollectorSettings = {
  host: { variable: 'DRIFTSCOPE_HOST', value: '127.0.0.1' },
  names: { variable: 'DRIFTSCOPE_NAMES', value: [] },
  publicUrl: { variable: 'DRIFTSCOPE_URL' },
  tls: { variable: 'DRIFTSCOPE_TLS_CERT', isSet: false },
  keepDays: { variable: 'DRIFTSCOPE_KEEP_DAYS' },
  keepMb: { variable: 'DRIFTSCOPE_KEEP_MB' },
  ingestToken: { variable: 'DRIFTSCOPE_TOKEN', isSet: false },
  webhook: { variable: 'DRIFTSCOPE_WEBHOOK', isSet: false },
  webhookSecret: { variable: 'DRIFTSCOPE_WEBHOOK_SECRET', isSet: false },
  issuesDsn: { variable: 'DRIFTSCOPE_ISSUES_DSN', isSet: false },
  forwardDsn: { variable: 'DRIFTSCOPE_FORWARD_DSN', isSet: false },
  faultsDsn: { variable: 'DRIFTSCOPE_FAULTS_DSN', isSet: false },
  thresholds: { variable: 'DRIFTSCOPE_THRESHOLDS', value: { 'poll.hot.everyMs': 5_000 } },
  logLevel: { variable: 'DRIFTSCOPE_LOG' },
};

/** What is said of the setting that comes from a variable. */
const textOf = (settings: CollectorSettings, variable: string) =>
  settingRows(settings).find((row) => row.variable === variable)?.text;

test('every setting has a row of its own', () => {
  const variables = settingRows(bare).map(({ variable }) => variable);
  expect(variables.toSorted()).toEqual(
    Object.values(bare)
      .map(({ variable }) => variable)
      .toSorted(),
  );
});

test('without a limit records are kept for ever', () => {
  expect(textOf(bare, 'DRIFTSCOPE_KEEP_DAYS')).toBe('for ever');
  expect(textOf(bare, 'DRIFTSCOPE_KEEP_MB')).toBe('any');
});

test('limits have units', () => {
  const days = (value: number) => ({ ...bare, keepDays: { ...bare.keepDays, value } });
  expect(textOf(days(1), 'DRIFTSCOPE_KEEP_DAYS')).toBe('1 day');
  expect(textOf(days(30), 'DRIFTSCOPE_KEEP_DAYS')).toBe('30 days');
  const limited = { ...bare, keepMb: { ...bare.keepMb, value: 20_000 } };
  expect(textOf(limited, 'DRIFTSCOPE_KEEP_MB')).toBe('20,000 MB');
});

test('of secrets it is said whether they are set', () => {
  expect(textOf(bare, 'DRIFTSCOPE_WEBHOOK')).toBe('not set');
  const told = { ...bare, webhook: { ...bare.webhook, isSet: true } };
  expect(textOf(told, 'DRIFTSCOPE_WEBHOOK')).toBe('set');
});
