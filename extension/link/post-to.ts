import type { LinkPort } from './link-port.ts';

/** Posts to a port. `false`: it had closed a moment ago, and its `onDisconnect` is still to come. */
export function postTo(port: Pick<LinkPort, 'postMessage'>, message: unknown): boolean {
  try {
    port.postMessage(message);
    return true;
  } catch {
    // A port says nothing of its state; to throw here is its only way to tell.
    return false;
  }
}
