import { createHmac } from 'node:crypto';

/** The key in the DSN of this collector: always the same, and known to no page that was not told. */
export const computeDsnKey = (identityKey: string): string =>
  createHmac('sha256', Buffer.from(identityKey, 'hex')).update('sentry-dsn').digest('hex').slice(0, 32);
