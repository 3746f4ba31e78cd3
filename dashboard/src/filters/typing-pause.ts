/** A pause in typing, after which a list follows. */
export const TYPING_PAUSE_MS = 250;
