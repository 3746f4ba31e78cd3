import { customerInbox } from './customer-inbox.ts';
import { encryptedChat } from './encrypted-chat.ts';
import type { StageableSystem } from './lab-stage.ts';
import { streamingLibrary } from './streaming-library.ts';
import { supportChat } from './support-chat.ts';
import { teamChat } from './team-chat.ts';

/** What the lab offers, in the order of their letters. */
export const systems: readonly StageableSystem[] = [
  teamChat,
  supportChat,
  customerInbox,
  streamingLibrary,
  encryptedChat,
];
