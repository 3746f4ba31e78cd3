/**
 * What is done in place of a call of the page. It may call `original`, with these arguments or others, now or later, or not at all.
 * Its result, and what it throws, go to the page.
 */
export type Diversion = (original: (args: readonly unknown[]) => unknown) => unknown;

/** Decides for one call. `undefined`: it goes its way. */
export type Divert = (args: readonly unknown[], self: unknown) => Diversion | undefined;

/** The arguments with which something is constructed in place of the page's own. `undefined`: those. */
export type Rewrite = (args: readonly unknown[]) => readonly unknown[] | undefined;

export interface RequestAddress {
  readonly method: string;
  readonly url: string;
}

/** What an XMLHttpRequest was opened for. The next `open` makes another. */
export interface OpenedRequest extends RequestAddress {
  readonly isAsync: boolean;
}

/**
 * Where faults take hold. The hooks look here at each call; as long as nothing is set, and nothing is until the user
 * asks for a fault, no call of the page is changed.
 */
export interface Diversions {
  newSocket?: Rewrite | undefined;
  /** The page has not seen it yet; it is recorded already. */
  socketMade?: ((ws: object) => void) | undefined;
  send?: Divert | undefined;
  fetch?: Divert | undefined;
  sendRequest?:
    | ((xhr: object, args: readonly unknown[], current: () => OpenedRequest | undefined) => Diversion | undefined)
    | undefined;
  /** `true`: the page is not to be told of this event, nor is it recorded. */
  socketEvent?: ((ws: object, event: Event) => boolean) | undefined;
}
