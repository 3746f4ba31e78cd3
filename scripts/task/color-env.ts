/** Tells the tools, whose output we hold back until it is wanted, whether it will then be seen in colour. */
export function colorEnv(env: NodeJS.ProcessEnv, isTerminal: boolean): Readonly<Record<string, string>> {
  if (env.NO_COLOR !== undefined || env.FORCE_COLOR !== undefined) return {};
  return isTerminal ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
}
