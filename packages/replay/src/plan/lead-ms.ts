/** What others did so long before an incident began may have led to it. */
export const LEAD_MS = 10_000;
