import { lateRoom } from './customer-inbox/late-room.ts';
import { newCustomer } from './customer-inbox/new-customer.ts';
import { roomNotLeft } from './customer-inbox/room-not-left.ts';
import { toldTwice } from './customer-inbox/told-twice.ts';
import { inboxUnreadCounts } from './customer-inbox/unread-counts.ts';
import { failingHandler } from './encrypted-chat/failing-handler.ts';
import { forgottenPicture } from './encrypted-chat/forgotten-picture.ts';
import { jumpingList } from './encrypted-chat/jumping-list.ts';
import { keptExpired } from './encrypted-chat/kept-expired.ts';
import { keysInTheClear } from './encrypted-chat/keys-in-the-clear.ts';
import { sentTwice } from './encrypted-chat/sent-twice.ts';
import type { Scenario } from './scenario.ts';
import { halfInTheBrowser } from './streaming-library/half-in-the-browser.ts';
import { lostChange } from './streaming-library/lost-change.ts';
import { olderWriteWins } from './streaming-library/older-write-wins.ts';
import { twoTabs } from './streaming-library/two-tabs.ts';
import { hiddenPolling } from './support-chat/hidden-polling.ts';
import { lostSend } from './support-chat/lost-send.ts';
import { lyingStatus } from './support-chat/lying-status.ts';
import { overtakenAnswer } from './support-chat/overtaken-answer.ts';
import { twoShapes } from './support-chat/two-shapes.ts';
import { unreadCounts } from './support-chat/unread-counts.ts';
import { anonymousSocket } from './team-chat/anonymous-socket.ts';
import { backInFront } from './team-chat/back-in-front.ts';
import { doubledListeners } from './team-chat/doubled-listeners.ts';
import { formerUserSocket } from './team-chat/former-user-socket.ts';
import { ghostOnline } from './team-chat/ghost-online.ts';
import { kicked } from './team-chat/kicked.ts';
import { leftInStorage } from './team-chat/left-in-storage.ts';
import { missedMessages } from './team-chat/missed-messages.ts';
import { nextUser } from './team-chat/next-user.ts';
import { oneOfTwoDevices } from './team-chat/one-of-two-devices.ts';
import { teamPolling } from './team-chat/polling.ts';

/** Everything that can be played. The first of a system is the quickest that is typical of it: it is played most often. */
export const scenarios: readonly Scenario[] = [
  missedMessages,
  kicked,
  nextUser,
  anonymousSocket,
  doubledListeners,
  leftInStorage,
  formerUserSocket,
  backInFront,
  oneOfTwoDevices,
  ghostOnline,
  teamPolling,
  twoShapes,
  overtakenAnswer,
  hiddenPolling,
  lyingStatus,
  unreadCounts,
  lostSend,
  newCustomer,
  lateRoom,
  toldTwice,
  inboxUnreadCounts,
  roomNotLeft,
  twoTabs,
  halfInTheBrowser,
  olderWriteWins,
  lostChange,
  forgottenPicture,
  sentTwice,
  keptExpired,
  keysInTheClear,
  failingHandler,
  jumpingList,
];
