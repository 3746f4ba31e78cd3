import type { Incident, IncidentLedger } from '@driftscope/detect';
import { TICKET_RECORDING_URL } from '@driftscope/records';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { SessionRecord } from '../records/session-record.ts';
import { collectStyles } from './collect-styles.ts';
import { TicketView } from './ticket-view.tsx';

export interface Ticket {
  readonly incident: Incident;
  /** Of all sessions that took part, in the order of `seq` within each. */
  readonly records: readonly SessionRecord[];
  /** Absent: the incident is about no gap, or nobody knows what was missed. */
  readonly ledger: IncidentLedger | undefined;
  /** The recording (`.drift`) that proves it, to be carried in the document. */
  readonly recording: { readonly name: string; readonly bytes: Uint8Array };
}

/** Writes an incident as one HTML document that opens anywhere: no script, nothing from elsewhere, the recording inside. */
export function writeTicket(document: Document, { incident, records, ledger, recording }: Ticket): string {
  const host = document.createElement('main');
  const root = createRoot(host);
  flushSync(() => root.render(<TicketView incident={incident} records={records} ledger={ledger} />));
  nameMarks(host);
  host.append(recordingLink(document, recording));
  const title = document.createElement('title');
  title.textContent = `${incident.title} (${incident.kind})`;
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
${title.outerHTML}
<style>
body { margin: 0; font: 14px/1.5 system-ui, sans-serif; }
${collectStyles(host)}
</style>
</head>
<body>
${host.outerHTML}
</body>
</html>
`;
  root.unmount();
  return page;
}

/** Says what a mark of the timeline is while the pointer rests on it, with no script. */
function nameMarks(host: Element): void {
  for (const mark of host.querySelectorAll('svg g[aria-label]')) {
    const title = host.ownerDocument.createElementNS('http://www.w3.org/2000/svg', 'title');
    title.textContent = mark.getAttribute('aria-label');
    mark.prepend(title);
  }
}

function recordingLink(document: Document, { name, bytes }: Ticket['recording']): Element {
  const paragraph = document.createElement('p');
  const link = document.createElement('a');
  link.download = name;
  link.href = `${TICKET_RECORDING_URL}${toBase64(bytes)}`;
  link.textContent = `Save the recording (${name})`;
  paragraph.style.textAlign = 'center';
  paragraph.append(
    link,
    ': open it in the panel Driftscope, or judge it with driftscope analyze. Driftscope’s dashboard opens this document itself.',
  );
  return paragraph;
}

/** `fromCharCode` takes its arguments on the stack. */
const CHUNK_BYTES = 32_768;

function toBase64(bytes: Uint8Array): string {
  const texts: string[] = [];
  for (let from = 0; from < bytes.length; from += CHUNK_BYTES) {
    texts.push(String.fromCharCode(...bytes.subarray(from, from + CHUNK_BYTES)));
  }
  return btoa(texts.join(''));
}
