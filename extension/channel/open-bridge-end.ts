import type { RecorderCost } from '@driftscope/recorder';
import { parseCostText } from './cost-text.ts';
import {
  ACTIVE_EVENT,
  BATCH_EVENT,
  type ChannelCommand,
  COMMAND_EVENT,
  COST_EVENT,
  HANDSHAKE_EVENT,
  REOPENED_EVENT,
} from './handshake.ts';
import { parseBatchDetail } from './parse-batch-detail.ts';

export interface BridgeEnd {
  /** Does nothing while the recorder's end has not opened, which is so only where the recorder did not start. */
  command(command: ChannelCommand): void;
}

/** What the bridge's end takes from its window: the built-ins of its own world, which the page cannot reach. */
export type BridgeScope = Pick<Window, 'addEventListener' | 'removeEventListener'> & {
  readonly CustomEvent: typeof CustomEvent;
};

export interface BridgeListeners {
  readonly onBatch: (batch: number, json: string) => void;
  readonly onCost: (cost: RecorderCost) => void;
  readonly onActive: () => void;
  readonly onReopened: () => void;
  /** Calls back once the recorder's end has opened, if ever it does. */
  readonly whenPageBegins: (run: () => void) => void;
}

/**
 * Opens the extension-side end of the channel, and waits for the recorder's.
 *
 * It takes the first node it is handed and none after it, and stops listening when the scripts of document start are
 * over, so that a page cannot put a node of its own in place of ours.
 */
export function openBridgeEnd(scope: BridgeScope, listeners: BridgeListeners): BridgeEnd {
  const { onBatch, onCost, onActive, onReopened, whenPageBegins } = listeners;
  let node: EventTarget | undefined;

  const onNodeBatch = (event: Event) => {
    const parsed = parseBatchDetail('detail' in event ? event.detail : undefined);
    if (parsed !== undefined) onBatch(parsed.batch, parsed.json);
  };
  const onNodeCost = (event: Event) => {
    const cost = parseCostText('detail' in event ? event.detail : undefined);
    if (cost !== undefined) onCost(cost);
  };
  const onHandshake = (event: Event) => {
    event.stopImmediatePropagation();
    stopWaiting();
    if (node !== undefined || !('relatedTarget' in event) || !(event.relatedTarget instanceof EventTarget)) return;
    node = event.relatedTarget;
    node.addEventListener(BATCH_EVENT, onNodeBatch);
    node.addEventListener(COST_EVENT, onNodeCost);
    node.addEventListener(ACTIVE_EVENT, onActive);
    node.addEventListener(REOPENED_EVENT, onReopened);
  };
  const stopWaiting = () => scope.removeEventListener(HANDSHAKE_EVENT, onHandshake, { capture: true });

  scope.addEventListener(HANDSHAKE_EVENT, onHandshake, { capture: true });
  whenPageBegins(stopWaiting);

  return {
    command: (command) => {
      node?.dispatchEvent(new scope.CustomEvent(COMMAND_EVENT, { detail: command }));
    },
  };
}
