import { TICKET_RECORDING_URL } from './ticket-recording-url.ts';

/** The recording (`.drift`) inside a ticket as the panel saves them. `undefined`: the text is no ticket, or was cut. */
export function readTicketRecording(text: string): Uint8Array<ArrayBuffer> | undefined {
  // Before it stand records, in which anything may be.
  const start = text.lastIndexOf(`"${TICKET_RECORDING_URL}`);
  const end = text.indexOf('"', start + 1);
  if (start === -1 || end === -1) return undefined;
  try {
    return Uint8Array.from(atob(text.slice(start + 1 + TICKET_RECORDING_URL.length, end)), (byte) =>
      byte.charCodeAt(0),
    );
  } catch {
    // It is no base64.
    return undefined;
  }
}
