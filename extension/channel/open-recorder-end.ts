import type { RecorderCost } from '@driftscope/recorder';
import { costText } from './cost-text.ts';
import {
  ACTIVE_EVENT,
  BATCH_EVENT,
  type ChannelCommand,
  COMMAND_EVENT,
  COST_EVENT,
  HANDSHAKE_EVENT,
  REOPENED_EVENT,
} from './handshake.ts';

const { setPrototypeOf } = Object;

export interface RecorderEnd {
  /** Delivers before it returns, so that a batch sent while the page is being left still gets out. */
  send(batch: number, json: string): void;
  /** It may be lost: the next one says it anew. */
  sendCost(cost: RecorderCost): void;
  sendActive(): void;
  sendReopened(): void;
  onCommand(listener: (command: ChannelCommand) => void): void;
}

/** What the recorder's end takes from its window. */
export type RecorderScope = Pick<Window, 'dispatchEvent'> & {
  readonly EventTarget: typeof EventTarget;
  readonly CustomEvent: typeof CustomEvent;
  readonly FocusEvent: typeof FocusEvent;
};

/**
 * Opens the page-side end of the channel. Call it before the page's first script, right after the bridge listens.
 *
 * Every built-in that is used later is captured here. A page that replaces one of them afterwards would otherwise be
 * handed an event of ours, and with its target the node.
 */
export function openRecorderEnd(scope: RecorderScope): RecorderEnd {
  const { CustomEvent, FocusEvent } = scope;
  // No element: the first of a page has the browser make all that elements have, here and in the world of the bridge.
  const node = new scope.EventTarget();
  const dispatch = node.dispatchEvent.bind(node);
  const listen = node.addEventListener.bind(node);
  const readDetail = detailReader(CustomEvent.prototype);

  // `relatedTarget` is the one event field that carries an object from world to world, and this the smallest event that has it.
  scope.dispatchEvent(new FocusEvent(HANDSHAKE_EVENT, { relatedTarget: node }));

  return {
    send: (batch, json) => {
      dispatch(new CustomEvent(BATCH_EVENT, bare({ detail: `${batch} ${json}` })));
    },
    sendCost: (cost) => {
      dispatch(new CustomEvent(COST_EVENT, bare({ detail: costText(cost) })));
    },
    sendActive: () => {
      dispatch(new CustomEvent(ACTIVE_EVENT));
    },
    sendReopened: () => {
      dispatch(new CustomEvent(REOPENED_EVENT));
    },
    onCommand: (listener) => {
      listen(COMMAND_EVENT, (event) => {
        const detail = readDetail(event);
        if (detail === 'record on' || detail === 'record off' || detail === 'arm') listener(detail);
      });
    },
  };
}

function detailReader(prototype: CustomEvent): (event: Event) => unknown {
  const getter = Object.getOwnPropertyDescriptor(prototype, 'detail')?.get;
  if (getter === undefined) return () => undefined;
  // A bound `call`, because the page may replace `Function.prototype.call` too.
  return Function.prototype.call.bind(getter);
}

/** An event's options are looked up along their prototype chain, which belongs to the page. */
function bare<T extends object>(options: T): T {
  return setPrototypeOf(options, null);
}
