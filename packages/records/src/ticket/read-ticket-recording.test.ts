import { expect, test } from 'vitest';
import { readTicketRecording } from './read-ticket-recording.ts';
import { TICKET_RECORDING_URL } from './ticket-recording-url.ts';

const ticket = (base64: string) =>
  `<!doctype html><p>"${TICKET_RECORDING_URL}AAAA" said a record</p><a href="${TICKET_RECORDING_URL}${base64}">Save</a></html>`;

test('the recording of a ticket is what its link has, whatever its records say', () => {
  expect(readTicketRecording(ticket(btoa('\u001f\u008bdrift')))).toEqual(
    Uint8Array.from([0x1f, 0x8b, ...new TextEncoder().encode('drift')]),
  );
});

test.each(['', '<!doctype html><p>Hello</p>', ticket('not base64!'), `<a href="${TICKET_RECORDING_URL}H4sI`])(
  '%j has none',
  (text) => {
    expect(readTicketRecording(text)).toBeUndefined();
  },
);
