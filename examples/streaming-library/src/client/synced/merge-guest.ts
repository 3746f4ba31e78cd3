import type { SyncClient } from '@driftscope/sync';
import type { GuestEntries } from '../sync/guest-entries.ts';
import { putEntry } from './put-entry.ts';

/** What was done without an account becomes part of the library of the one who logs in. Only what was touched is taken along. */
export function mergeGuest(client: SyncClient, profileId: string, guest: GuestEntries): void {
  for (const { titleId, favourite, rating, watchedMinutes } of Object.values(guest.all())) {
    putEntry(client, profileId, titleId, {
      ...(favourite && { favourite }),
      ...(rating > 0 && { rating }),
      ...(watchedMinutes > 0 && { watchedMinutes }),
    });
  }
  guest.forget();
}
