const { URL } = globalThis;

export interface Addresses {
  /** Of the worker's own script. */
  readonly own: URL;
  /** What an address means to that script. What is no text is left as it is. */
  absolute(address: unknown): unknown;
  /** The arguments of a call with the first made absolute. `undefined`: they are good as they are. */
  first(args: readonly unknown[]): readonly unknown[] | undefined;
}

/** Relative addresses are relative to the script that started the worker: to ours, which is nowhere. */
export function createAddresses(address: string): Addresses {
  const own = new URL(address);
  const absolute = (given: unknown) =>
    typeof given === 'string' && URL.canParse(given, own.href) ? new URL(given, own.href).href : given;
  return {
    own,
    absolute,
    first: (args) => {
      const [given, ...rest] = args;
      const meant = absolute(given);
      return args.length === 0 || meant === given ? undefined : [meant, ...rest];
    },
  };
}
