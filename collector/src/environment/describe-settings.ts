import type { CollectorSettings } from '@driftscope/records';
import type { CollectorOptions } from '../collector-options.ts';

/** Says how a collector was started, each setting with the variable of the environment that it comes from. */
export function describeSettings(options: CollectorOptions): CollectorSettings {
  const { host = '127.0.0.1', names = [], publicUrl, tls, keepDays, keepMb, token } = options;
  const { webhook, issuesDsn, forwardDsn, hasFaultsDsn = false, thresholds = {}, logLevel } = options;
  return {
    host: { variable: 'DRIFTSCOPE_HOST', value: host },
    names: { variable: 'DRIFTSCOPE_NAMES', value: [...names] },
    publicUrl: { variable: 'DRIFTSCOPE_URL', ...ifSet(publicUrl) },
    tls: { variable: 'DRIFTSCOPE_TLS_CERT', isSet: tls !== undefined },
    keepDays: { variable: 'DRIFTSCOPE_KEEP_DAYS', ...ifFinite(keepDays) },
    keepMb: { variable: 'DRIFTSCOPE_KEEP_MB', ...ifFinite(keepMb) },
    ingestToken: { variable: 'DRIFTSCOPE_TOKEN', isSet: Boolean(token) },
    webhook: { variable: 'DRIFTSCOPE_WEBHOOK', isSet: webhook !== undefined },
    webhookSecret: { variable: 'DRIFTSCOPE_WEBHOOK_SECRET', isSet: webhook?.secret !== undefined },
    issuesDsn: { variable: 'DRIFTSCOPE_ISSUES_DSN', isSet: issuesDsn !== undefined },
    forwardDsn: { variable: 'DRIFTSCOPE_FORWARD_DSN', isSet: forwardDsn !== undefined },
    faultsDsn: { variable: 'DRIFTSCOPE_FAULTS_DSN', isSet: hasFaultsDsn },
    thresholds: { variable: 'DRIFTSCOPE_THRESHOLDS', value: { ...thresholds } },
    logLevel: { variable: 'DRIFTSCOPE_LOG', ...ifSet(logLevel) },
  };
}

const ifSet = <Value>(value: Value | undefined) => (value === undefined ? {} : { value });

/** What is infinite has no limit, and JSON no number for it. */
const ifFinite = (limit: number | undefined) => ifSet(Number.isFinite(limit) ? limit : undefined);
