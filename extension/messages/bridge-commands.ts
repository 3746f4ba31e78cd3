/** Names of the port from a bridge to the background: that of a page, and that of a frame inside one. */
export const bridgePortName = 'bridge';
export const framePortName = 'bridge of a frame';

/** All that the background says to a bridge. */
export type BridgeCommand =
  /** With the tab that the bridge is in, which it cannot know by itself. */
  | { readonly kind: 'record'; readonly on: boolean; readonly tabId: number }
  /** To keep the last minutes in the page, and send nothing. */
  | { readonly kind: 'arm'; readonly tabId: number }
  /** The name of the event by which the next life of the extension asks for what is not settled. */
  | { readonly kind: 'heir'; readonly event: string }
  /** Everyone who must have the batch has it, or will never take it: the bridge may forget it. */
  | { readonly kind: 'settled'; readonly batch: number }
  /** The background had no room for all that waits; it has now. */
  | { readonly kind: 'resend' }
  /** To a whole tab, not over a port: a bridge with nothing to send holds none after a rest of the background. */
  | { readonly kind: 'wake' };

/**
 * Reads what the background said. `undefined`: it is nothing that this bridge understands.
 *
 * Written by hand, because it is loaded into every page, and a schema library is thirty times its size.
 */
export function parseBridgeCommand(input: unknown): BridgeCommand | undefined {
  if (typeof input !== 'object' || input === null || !('kind' in input)) return undefined;
  switch (input.kind) {
    case 'record':
      return 'on' in input && typeof input.on === 'boolean' && 'tabId' in input && typeof input.tabId === 'number'
        ? { kind: 'record', on: input.on, tabId: input.tabId }
        : undefined;
    case 'arm':
      return 'tabId' in input && typeof input.tabId === 'number' ? { kind: 'arm', tabId: input.tabId } : undefined;
    case 'heir':
      return 'event' in input && typeof input.event === 'string' ? { kind: 'heir', event: input.event } : undefined;
    case 'settled':
      return 'batch' in input && typeof input.batch === 'number' ? { kind: 'settled', batch: input.batch } : undefined;
    case 'resend':
    case 'wake':
      return { kind: input.kind };
    default:
      return undefined;
  }
}
