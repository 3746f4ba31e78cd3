import type { Rule } from '../rule.ts';
import { authAnonymousSocket } from './auth-anonymous-socket.ts';
import { authStaleSocket } from './auth-stale-socket.ts';
import { eventBeforeCommit } from './event-before-commit.ts';
import { eventDropped } from './event-dropped.ts';
import { eventDuplicate } from './event-duplicate.ts';
import { eventNeverSent } from './event-never-sent.ts';
import { eventOrphan } from './event-orphan.ts';
import { eventWrongScope } from './event-wrong-scope.ts';
import { focusNoResync } from './focus-no-resync.ts';
import { gapHalfOpen } from './gap-half-open.ts';
import { gapLostSubscription } from './gap-lost-subscription.ts';
import { gapMissedEvents } from './gap-missed-events.ts';
import { gapNoReconnect } from './gap-no-reconnect.ts';
import { gapNoResync } from './gap-no-resync.ts';
import { identityLeak } from './identity-leak.ts';
import { logoutStaleStorage } from './logout-stale-storage.ts';
import { logoutStaleStore } from './logout-stale-store.ts';
import { orderClock } from './order-clock.ts';
import { orderRegressed } from './order-regressed.ts';
import { orderSnapshotRace } from './order-snapshot-race.ts';
import { orderStaleOverwrite } from './order-stale-overwrite.ts';
import { payloadMismatch } from './payload-mismatch.ts';
import { payloadPartial } from './payload-partial.ts';
import { payloadVersionSkew } from './payload-version-skew.ts';
import { pollHidden } from './poll-hidden.ts';
import { pollHot } from './poll-hot.ts';
import { pollOverlap } from './poll-overlap.ts';
import { presenceFalseOffline } from './presence-false-offline.ts';
import { presenceGhostOnline } from './presence-ghost-online.ts';
import { resyncLoop } from './resync-loop.ts';
import { resyncStorm } from './resync-storm.ts';
import { serverHandlerError } from './server-handler-error.ts';
import { socketDoubled } from './socket-doubled.ts';
import { stateClobbered } from './state-clobbered.ts';
import { stateCounter } from './state-counter.ts';
import { stateCrossClient } from './state-cross-client.ts';
import { stateCrossTab } from './state-cross-tab.ts';
import { stateDiverged } from './state-diverged.ts';
import { stateStuck } from './state-stuck.ts';
import { stateUndeleted } from './state-undeleted.ts';
import { statusLying } from './status-lying.ts';
import { storagePlaintextSecret } from './storage-plaintext-secret.ts';
import { storeDuplicate } from './store-duplicate.ts';
import { ttlExpiredVisible } from './ttl-expired-visible.ts';
import { uiLayoutJump } from './ui-layout-jump.ts';
import { writeDuplicated } from './write-duplicated.ts';
import { writeEchoDuplicate } from './write-echo-duplicate.ts';
import { writeLost } from './write-lost.ts';
import { writeOverwritten } from './write-overwritten.ts';

/** All rules there are. */
export const rules: readonly Rule[] = [
  gapMissedEvents,
  gapNoResync,
  gapNoReconnect,
  gapHalfOpen,
  gapLostSubscription,
  socketDoubled,
  authAnonymousSocket,
  authStaleSocket,
  logoutStaleStore,
  logoutStaleStorage,
  identityLeak,
  storeDuplicate,
  eventDuplicate,
  eventDropped,
  eventOrphan,
  eventNeverSent,
  eventWrongScope,
  eventBeforeCommit,
  writeLost,
  writeDuplicated,
  writeEchoDuplicate,
  writeOverwritten,
  orderRegressed,
  orderClock,
  serverHandlerError,
  orderStaleOverwrite,
  orderSnapshotRace,
  stateDiverged,
  stateClobbered,
  stateStuck,
  stateCounter,
  stateCrossClient,
  stateCrossTab,
  stateUndeleted,
  payloadMismatch,
  payloadPartial,
  payloadVersionSkew,
  ttlExpiredVisible,
  storagePlaintextSecret,
  focusNoResync,
  statusLying,
  presenceFalseOffline,
  presenceGhostOnline,
  pollHot,
  pollHidden,
  pollOverlap,
  resyncLoop,
  resyncStorm,
  uiLayoutJump,
];
