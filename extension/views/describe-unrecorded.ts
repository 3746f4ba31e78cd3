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
      'The browser put this tab aside to save memory, and its page is gone. It is loaded anew, and recorded from its start, once you go to the tab.',
  },
  crashed: {
    detail: 'This page has crashed, and what it did in its last moments is lost. Reload it to record on.',
    action: 'reload',
  },
  'before-extension': {
    detail: 'Nothing of this page is recorded: it was loaded before the extension, or the browser shows an error here.',
    action: 'reload',
  },
  'closed-to-extensions': {
    detail:
      'The browser lets this extension into no such page: its own (chrome:, about:, data:, view-source:), stores of extensions, and sites or files that are not allowed to it under chrome://extensions, Details.',
  },
} as const satisfies Readonly<Record<Unrecorded, UnrecordedNote>>;
