import type { Status } from '@driftscope/example-client';
import { create } from 'zustand';

export interface CopyState {
  /** How old what is shown may be. Null: nobody knows. */
  readonly copy: { readonly status: Status; readonly text: string } | null;
}

/** How the copy of the library stands with the server. */
export const useCopy = create<CopyState>()(() => ({ copy: null }));
