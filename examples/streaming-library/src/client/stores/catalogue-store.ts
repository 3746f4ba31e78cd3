import type { Problem } from '@driftscope/example-protocol';
import { create } from 'zustand';
import type { Title } from '#protocol/title.ts';

export interface CatalogueState {
  /** Null while they are not read yet. */
  readonly titles: readonly Title[] | null;
  /** Why they could not be read. */
  readonly problem: Problem | null;
}

/** What there is to watch. */
export const useCatalogue = create<CatalogueState>()(() => ({ titles: null, problem: null }));
