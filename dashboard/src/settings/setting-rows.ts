import type { CollectorSettings } from '@driftscope/records';
import { counted, formatCount } from '@driftscope/ui';

/** A setting as it is shown. */
export interface SettingRow {
  readonly title: string;
  readonly text: string;
  /** The variable of the environment that sets it. */
  readonly variable: string;
}

/** Says in words how a collector was started: first what it keeps, then whom it tells, then how it is reached. */
export function settingRows(settings: CollectorSettings): readonly SettingRow[] {
  const { keepDays, keepMb, names, publicUrl, tls, thresholds, logLevel } = settings;
  const flag = (title: string, { variable, isSet }: { variable: string; isSet: boolean }): SettingRow => ({
    title,
    text: isSet ? 'set' : 'not set',
    variable,
  });
  const row = (title: string, { variable }: { variable: string }, text: string): SettingRow => ({
    title,
    text,
    variable,
  });
  return [
    row('Records are kept', keepDays, inDays(keepDays.value)),
    row('Room for records', keepMb, inMb(keepMb.value)),
    flag('Webhook for incidents', settings.webhook),
    flag('Signature of the webhook', settings.webhookSecret),
    flag('Incidents as Sentry issues', settings.issuesDsn),
    flag('Sentry data forwarded', settings.forwardDsn),
    flag('Collector faults to Sentry', settings.faultsDsn),
    row('Listens on', settings.host, settings.host.value),
    row('Other names', names, names.value.join(', ') || 'none'),
    row('Called by others', publicUrl, publicUrl.value ?? 'as the caller addressed it'),
    row('TLS', tls, tls.isSet ? 'on' : 'off'),
    row('Thresholds', thresholds, listed(thresholds.value) || 'defaults'),
    flag('Token for sending', settings.ingestToken),
    row('Log level', logLevel, logLevel.value ?? 'default'),
  ];
}

function inDays(days: number | undefined): string {
  if (days === undefined) return 'for ever';
  return counted(days, 'day');
}

const inMb = (mb: number | undefined): string => (mb === undefined ? 'any' : `${formatCount(mb)} MB`);

const listed = (thresholds: CollectorSettings['thresholds']['value']): string =>
  Object.entries(thresholds)
    .map(([name, number]) => `${name} ${formatCount(number)}`)
    .join(', ');
