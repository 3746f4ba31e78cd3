/** What others did so long before an incident began may have led to it. */
export const leadMs = 10_000;
