import { coversOrigin } from './covers-origin.ts';
import type { Settings } from './settings.ts';

/** Whether a page is recorded, and the reason, which the panel tells its user. `armed`: the last minutes are kept in the page. */
export interface RecordingDecision {
  readonly on: boolean;
  readonly why: 'panel-open' | 'panel-closed' | 'listed' | 'not-listed' | 'all-pages' | 'armed' | 'kept';
}

export interface PageInQuestion {
  /** Its own; for a frame also that of the page it is in. */
  readonly origins: readonly string[];
  readonly panelOpen: boolean;
  /** The panel asked for what an armed page holds. */
  readonly kept: boolean;
}

export function decideRecording(settings: Settings, page: PageInQuestion): RecordingDecision {
  switch (settings.record) {
    case 'all':
      return { on: true, why: 'all-pages' };
    case 'devtools':
      return { on: page.panelOpen, why: page.panelOpen ? 'panel-open' : 'panel-closed' };
    case 'listed': {
      const on = isListed(settings, page);
      return { on, why: on ? 'listed' : 'not-listed' };
    }
    case 'armed':
      if (page.kept) return { on: true, why: 'kept' };
      return { on: false, why: page.panelOpen || isListed(settings, page) ? 'armed' : 'panel-closed' };
  }
}

const isListed = ({ origins }: Settings, page: PageInQuestion): boolean =>
  origins.some((listed) => page.origins.some((origin) => coversOrigin(listed, origin)));
