import type { PanelState } from '../panel/panel-state.ts';
import { describeRecording } from './describe-recording.ts';

/** What a section would show. */
export type Missing = keyof typeof whileRecording;

/** Why a section is empty, and what to do about it: nothing is recorded, or the page did nothing of the kind. */
export function whyEmpty(state: PanelState, what: Missing): { readonly title: string; readonly hint: string } {
  const { tone, detail, label } = describeRecording(state);
  if (tone === 'file') return whyEmptyFile(state, what);
  if (tone === 'on') return whileRecording[what];
  if (tone === 'partial') {
    const { title, hint } = whileRecording[what];
    return { title, hint: `The start of this page load is missing: reload the page. ${hint}` };
  }
  return { title: label, hint: detail ?? 'It takes a moment.' };
}

/** Of a file without records nothing is known, and not that nothing is amiss: most are no recordings, or were cut. */
function whyEmptyFile({ records, file }: PanelState, what: Missing): { readonly title: string; readonly hint: string } {
  if (records.length > 0) return inFile[what];
  return { title: 'Nothing to show', hint: file?.fault?.message ?? 'The recording has no records.' };
}

const whileRecording = {
  incidents: {
    title: 'No drift so far',
    hint: 'What this page receives, requests and keeps is compared as it happens. Cut its network, log out and in, or come back to it from another tab: that is when drift begins.',
  },
  page: { title: 'No page yet', hint: 'What the page does appears here as soon as it does something.' },
  records: { title: 'No records yet', hint: 'They appear here as the page sends, receives, and changes its state.' },
  sockets: {
    title: 'No socket yet',
    hint: 'The page has opened no WebSocket since it was loaded, and Socket.IO has no connection by requests. Other requests and event streams are under Records.',
  },
  stores: {
    title: 'No store yet',
    hint: 'No store of a known library was found, or none holds anything yet. Any object of your own can be registered as a store: see the README of the recorder.',
  },
} as const;

const inFile = {
  incidents: { title: 'No drift found', hint: 'The records of this file do not contradict each other.' },
  page: { title: 'No page', hint: 'The recording has none.' },
  records: { title: 'No records', hint: 'The recording has none.' },
  sockets: { title: 'No socket', hint: 'The page of this recording opened none that was seen.' },
  stores: { title: 'No store', hint: 'None was found in the page of this recording.' },
} as const satisfies Readonly<Record<Missing, { readonly title: string; readonly hint: string }>>;
