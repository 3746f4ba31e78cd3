/** How a ticket's link to the recording inside it begins; the rest is base64. */
export const TICKET_RECORDING_URL = 'data:application/gzip;base64,';
