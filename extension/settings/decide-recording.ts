import { coversOrigin } from './covers-origin.ts';
import type { Settings } from './settings.ts';

/** Whether a page is recorded, and the reason, which the panel tells its user. */
export interface RecordingDecision {
  readonly on: boolean;
  readonly why: 'panel-open' | 'panel-closed' | 'listed' | 'not-listed' | 'all-pages';
}

export interface PageInQuestion {
  /** Its own; for a frame also that of the page it is in. */
  readonly origins: readonly string[];
  readonly panelOpen: boolean;
}

export function decideRecording(settings: Settings, page: PageInQuestion): RecordingDecision {
  switch (settings.record) {
    case 'all':
      return { on: true, why: 'all-pages' };
    case 'devtools':
      return { on: page.panelOpen, why: page.panelOpen ? 'panel-open' : 'panel-closed' };
    case 'listed': {
      const on = settings.origins.some((listed) => page.origins.some((origin) => coversOrigin(listed, origin)));
      return { on, why: on ? 'listed' : 'not-listed' };
    }
  }
}
