/** What the command `driftscope` ends with, as its usage explains. */
export const exitCode = {
  done: 0,
  /** It did what was asked, and what it looked at is not in order. */
  found: 1,
  wrongUsage: 2,
  /** A file or folder, or what is in it, cannot be used. */
  unusable: 3,
} as const;
