import type { LinkPort } from './link-port.ts';
import { postTo } from './post-to.ts';

export interface LinkOptions {
  /** Opens a port to the background, which wakes it. Throws once the extension was updated or removed. */
  readonly connect: () => LinkPort;
  /** Called by itself: a browser's own throws as a method of anything but its global object. */
  readonly setTimeout: (run: () => void, delayMs: number) => unknown;
  /** Whether a lost port is to be opened again. */
  readonly isWanted: () => boolean;
  readonly onOpen: () => void;
  /** Called before anything is done about it. */
  readonly onLost?: () => void;
  readonly onMessage: (message: unknown) => void;
  /** The extension that this end belongs to is no more: nothing can be sent ever again. */
  readonly onGone: () => void;
}

export interface Link {
  /** Opens the port unless it is open. */
  open(): void;
  /** Opens another port whatever is thought of this one: it was closed, and this end was not told. */
  renew(): void;
  /** `false`: no port is open. What matters is sent again at the next `onOpen`. */
  send(message: unknown): boolean;
  stop(): void;
}

const FIRST_DELAY_MS = 50;
const MAX_DELAY_MS = 5_000;

/**
 * Starts a connection to the background that survives the background's rests.
 *
 * Chrome stops an idle background and with it every port; the next port wakes it. After a loss the port is opened
 * again, soon at first, then at growing intervals until something is heard.
 */
export function startLink(options: LinkOptions): Link {
  const { setTimeout } = options;
  let port: LinkPort | undefined;
  let delayMs = FIRST_DELAY_MS;
  let stopped = false;

  const open = () => {
    if (port !== undefined || stopped) return;
    const opened = tryConnect(options.connect);
    if (opened === undefined) {
      stopped = true;
      options.onGone();
      return;
    }
    port = opened;
    opened.onMessage.addListener((message) => {
      if (port !== opened) return;
      delayMs = FIRST_DELAY_MS;
      options.onMessage(message);
    });
    opened.onDisconnect.addListener(() => lose(opened));
    options.onOpen();
  };

  const lose = (lost: LinkPort) => {
    if (port !== lost) return;
    port = undefined;
    options.onLost?.();
    setTimeout(() => options.isWanted() && open(), delayMs);
    delayMs = Math.min(delayMs * 2, MAX_DELAY_MS);
  };

  return {
    open,
    renew: () => {
      port = undefined;
      open();
    },
    send: (message) => {
      const current = port;
      if (current === undefined) return false;
      const sent = postTo(current, message);
      if (!sent) lose(current);
      return sent;
    },
    stop: () => {
      stopped = true;
      port?.disconnect();
      port = undefined;
    },
  };
}

function tryConnect(connect: () => LinkPort): LinkPort | undefined {
  try {
    return connect();
  } catch {
    // Chrome has no other way to say "Extension context invalidated".
    return undefined;
  }
}
