/** The header that tells the server's time in ms, since a 304 has no body to tell it in. */
export const TIME_HEADER = 'sync-now';
