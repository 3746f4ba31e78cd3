/** The header of a request with records that says when it was sent: epoch ms by its sender's clock, which may be wrong. */
export const SENT_AT = 'driftscope-sent-at';

/** What goes into the header {@link SENT_AT}. */
export const sentAtText = (nowMs: number): string => String(Math.round(nowMs));

/** Reads the header {@link SENT_AT}. Absent: it is not there, or no time. */
export const parseSentAt = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,16}$/.test(text) ? Number(text) : undefined;
