import type { Rule } from '../rule.ts';
import { authAnonymousSocket } from './auth/auth-anonymous-socket.ts';
import { authStaleSocket } from './auth/auth-stale-socket.ts';
import { eventBeforeCommit } from './event/event-before-commit.ts';
import { eventDropped } from './event/event-dropped.ts';
import { eventDuplicate } from './event/event-duplicate.ts';
import { eventNeverSent } from './event/event-never-sent.ts';
import { eventOrphan } from './event/event-orphan.ts';
import { eventWrongScope } from './event/event-wrong-scope.ts';
import { focusNoResync } from './focus/focus-no-resync.ts';
import { gapHalfOpen } from './gap/gap-half-open.ts';
import { gapLostSubscription } from './gap/gap-lost-subscription.ts';
import { gapMissedEvents } from './gap/gap-missed-events.ts';
import { gapNoReconnect } from './gap/gap-no-reconnect.ts';
import { gapNoResync } from './gap/gap-no-resync.ts';
import { identityLeak } from './identity/identity-leak.ts';
import { logoutStaleStorage } from './logout/logout-stale-storage.ts';
import { logoutStaleStore } from './logout/logout-stale-store.ts';
import { orderClock } from './order/order-clock.ts';
import { orderRegressed } from './order/order-regressed.ts';
import { orderSnapshotRace } from './order/order-snapshot-race.ts';
import { orderStaleOverwrite } from './order/order-stale-overwrite.ts';
import { payloadMismatch } from './payload/payload-mismatch.ts';
import { payloadPartial } from './payload/payload-partial.ts';
import { payloadVersionSkew } from './payload/payload-version-skew.ts';
import { pollHidden } from './poll/poll-hidden.ts';
import { pollHot } from './poll/poll-hot.ts';
import { pollOverlap } from './poll/poll-overlap.ts';
import { presenceFalseOffline } from './presence/presence-false-offline.ts';
import { presenceGhostOnline } from './presence/presence-ghost-online.ts';
import { resyncLoop } from './resync/resync-loop.ts';
import { resyncStorm } from './resync/resync-storm.ts';
import { serverHandlerError } from './server/server-handler-error.ts';
import { socketDoubled } from './socket/socket-doubled.ts';
import { stateClobbered } from './state/state-clobbered.ts';
import { stateCounter } from './state/state-counter.ts';
import { stateCrossClient } from './state/state-cross-client.ts';
import { stateCrossTab } from './state/state-cross-tab.ts';
import { stateDiverged } from './state/state-diverged.ts';
import { stateStuck } from './state/state-stuck.ts';
import { stateUndeleted } from './state/state-undeleted.ts';
import { statusLying } from './status/status-lying.ts';
import { storagePlaintextSecret } from './storage/storage-plaintext-secret.ts';
import { storeDuplicate } from './store/store-duplicate.ts';
import { ttlExpiredVisible } from './ttl/ttl-expired-visible.ts';
import { uiLayoutJump } from './ui/ui-layout-jump.ts';
import { writeDuplicated } from './write/write-duplicated.ts';
import { writeEchoDuplicate } from './write/write-echo-duplicate.ts';
import { writeLost } from './write/write-lost.ts';
import { writeOverwritten } from './write/write-overwritten.ts';

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
