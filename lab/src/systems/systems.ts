import { customerInbox } from './customer-inbox.ts';
import type { StageableSystem } from './lab-stage.ts';
import { streamingLibrary } from './streaming-library.ts';
import { teamChat } from './team-chat.ts';

/** What the lab offers, in the order of their letters. */
export const systems: readonly StageableSystem[] = [teamChat, customerInbox, streamingLibrary];
