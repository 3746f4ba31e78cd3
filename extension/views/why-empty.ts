import type { PanelState } from '../panel/panel-state.ts';
import { describeRecording } from './describe-recording.ts';

/** What a section would show. */
export type Missing = keyof typeof whileRecording;

/** Why a section is empty, and what to do about it: nothing is recorded, or the page did nothing of the kind. */
export function whyEmpty(state: PanelState, what: Missing): { readonly title: string; readonly hint: string } {
  const { tone, detail, label } = describeRecording(state);
  if (tone === 'file') return { title: whileRecording[what].title, hint: 'The recording has none of it.' };
  if (tone === 'on') return whileRecording[what];
  if (tone === 'partial') {
    const { title, hint } = whileRecording[what];
    return { title, hint: `The start of this page load is missing: reload the page. ${hint}` };
  }
  return { title: label, hint: detail ?? 'It takes a moment.' };
}

const whileRecording = {
  page: { title: 'No page yet', hint: 'What the page does appears here as soon as it does something.' },
  records: { title: 'No records yet', hint: 'They appear here as the page sends, receives, and changes its state.' },
  sockets: {
    title: 'No socket yet',
    hint: 'The page has opened no WebSocket since it was loaded. Sockets that a worker opens are not seen; what goes by requests and event streams is under Records.',
  },
  stores: {
    title: 'No store yet',
    hint: 'No store of a known library was found, or none holds anything yet. Any object of your own can be registered as a store: see the README of the recorder.',
  },
} as const;
