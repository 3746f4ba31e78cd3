import type { Scenario } from '@driftscope/scenarios';
import { logoutWithReload } from './near-misses/logout-with-reload.ts';
import { longOutage } from './near-misses/long-outage.ts';
import { shortLookAway } from './near-misses/short-look-away.ts';

/** Played in the drifting variant, with users who do what keeps it from going wrong: none of their kinds happens. */
export const nearMisses: readonly Scenario[] = [longOutage, shortLookAway, logoutWithReload];
