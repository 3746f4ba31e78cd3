import { noDrift } from '../compute-drift.ts';

/** A client that is as the server. */
export const asServer = { rows: noDrift };

/** A run in which the naive client lacked so many rows, every half second from the beginning. */
export const missingSamples = (...missing: number[]) =>
  missing.map((rows, index) => ({
    tMs: index * 500,
    server: { rows: 10 },
    naive: { rows: { ...noDrift, missing: rows } },
    reference: asServer,
  }));
