import type { StageableSystem } from './lab-stage.ts';
import { teamChat } from './team-chat.ts';

/** What the lab offers, in the order of their letters. */
export const systems: readonly StageableSystem[] = [teamChat];
