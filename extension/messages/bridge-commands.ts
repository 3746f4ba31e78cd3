/** Names of the port from a bridge to the background: that of a page, and that of a frame inside one. */
export const BRIDGE_PORT_NAME = 'bridge';
export const FRAME_PORT_NAME = 'bridge of a frame';

/** What a bridge cannot know by itself. It is said along with the rest: each message has a price in the page. */
interface Place {
  readonly tabId: number;
  /** The name of the event by which the next life of the extension asks for what is not settled. */
  readonly heir: string;
}

/** All that the background says to a bridge. */
export type BridgeCommand =
  | (Place & { readonly kind: 'record'; readonly on: boolean })
  /** To keep the last minutes in the page, and send nothing. */
  | (Place & { readonly kind: 'arm' })
  /** Everyone who must have these batches has them, or will never take them: the bridge may forget them. */
  | { readonly kind: 'settled'; readonly batches: readonly number[] }
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
    case 'record': {
      const place = placeIn(input);
      return place && 'on' in input && typeof input.on === 'boolean'
        ? { kind: 'record', on: input.on, ...place }
        : undefined;
    }
    case 'arm': {
      const place = placeIn(input);
      return place && { kind: 'arm', ...place };
    }
    case 'settled':
      return 'batches' in input && isNumbers(input.batches) ? { kind: 'settled', batches: input.batches } : undefined;
    case 'resend':
    case 'wake':
      return { kind: input.kind };
    default:
      return undefined;
  }
}

const isNumbers = (input: unknown): input is readonly number[] =>
  Array.isArray(input) && input.every((one) => typeof one === 'number');

function placeIn(input: object): Place | undefined {
  if (!('tabId' in input && typeof input.tabId === 'number')) return undefined;
  return 'heir' in input && typeof input.heir === 'string' ? { tabId: input.tabId, heir: input.heir } : undefined;
}
