import type { Unrecorded } from '../messages/panel-messages.ts';

/** What the user is told of a tab that has no page to record, and whether to reload it helps. */
export interface UnrecordedNote {
  readonly detail: string;
  readonly action?: 'reload';
}

export const describeUnrecorded = {
  closed: { detail: 'The tab was closed. What was recorded of it stays here until this panel is closed too.' },
  'put-aside': {
    detail:
      'The browser discarded this page to save memory. It is loaded again, and recorded from its start, once you go to the tab.',
  },
  crashed: {
    detail: 'This page has crashed, and what it did in its last moments is lost. Reload it to go on recording.',
    action: 'reload',
  },
  'before-extension': {
    detail: 'Nothing of this page is recorded: it was loaded before the extension, or the browser shows an error here.',
    action: 'reload',
  },
  'closed-to-extensions': {
    detail:
      'The browser keeps this extension out of such pages: its own (chrome:, about:, data:, view-source:), extension stores, and sites or files that the extension is not allowed to access (chrome://extensions, Details).',
  },
} as const satisfies Readonly<Record<Unrecorded, UnrecordedNote>>;
