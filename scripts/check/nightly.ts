const FLAG = '--nightly';

/** The arguments of a task without the flag that asks for what is too much for every run. */
export const withoutNightly = (args: readonly string[]): readonly string[] => args.filter((arg) => arg !== FLAG);

/** What tells tests that they may take their time. */
export const nightlyEnv = (args: readonly string[]): Readonly<Record<string, string>> =>
  args.includes(FLAG) ? { DRIFTSCOPE_NIGHTLY: '1' } : {};
