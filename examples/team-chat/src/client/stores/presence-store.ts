import { create } from 'zustand';

export interface PresenceState {
  /** Ids of the connected devices, by user. Somebody with none is away. */
  readonly devices: Readonly<Record<string, readonly string[]>>;
}

export const usePresence = create<PresenceState>()(() => ({ devices: {} }));
