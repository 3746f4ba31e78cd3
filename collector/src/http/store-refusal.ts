import { DiskFullError } from '../storage/disk-full-error.ts';
import { type Refusal, refusal } from './refusal.ts';

/** What those get to hear whose data could not be stored: 507 where the disk is full, else 503. */
export function storeRefusal(cause: unknown): Refusal {
  const { status, fault } = cause instanceof DiskFullError ? diskFull : storeFailed;
  return { status, fault, retryAfterS: RETRY_AFTER_S };
}

const RETRY_AFTER_S = 10;

const diskFull = refusal(
  507,
  'disk-full',
  'The collector’s disk is full, so nothing was stored.',
  'Make room where DRIFTSCOPE_DATA is; it goes on by itself. Send it again then.',
);

const storeFailed = refusal(
  503,
  'store-failed',
  'It could not be stored.',
  'Send it again later. The collector’s own output says why.',
);
