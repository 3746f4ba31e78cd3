import type { RecorderCost } from '@driftscope/recorder';
import { MEND_EVENT } from '../channel/handshake.ts';
import { type BridgeScope, openBridgeEnd } from '../channel/open-bridge-end.ts';
import type { LinkPort } from '../link/link-port.ts';
import { startLink } from '../link/start-link.ts';
import { BRIDGE_PORT_NAME, FRAME_PORT_NAME, parseBridgeCommand } from '../messages/bridge-commands.ts';
import type { BridgeMessage } from '../messages/bridge-messages.ts';
import { awaitHeir } from './await-heir.ts';
import type { HandOver } from './create-handover.ts';
import { Outbox } from './outbox.ts';

export interface BridgeOptions {
  readonly scope: BridgeScope &
    Pick<Window, 'dispatchEvent'> & { readonly setTimeout: (run: () => void, delayMs: number) => unknown };
  /** Calls back once no script of document start is to come any more. */
  readonly whenPageBegins: (run: () => void) => void;
  /** Calls back once the page is the one that its tab shows. */
  readonly whenShown: (run: () => void) => void;
  /** Chrome makes it at the first look, which a frame in which nothing happens has no need of. */
  readonly runtime: () => BridgeRuntime;
  readonly handOver: HandOver;
  /** Not the page that the tab shows, but one inside it. */
  readonly isFrame: boolean;
}

/** What is used of `chrome.runtime`. */
export interface BridgeRuntime {
  connect(info: { name: string }): LinkPort;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
}

/** About a minute of a very busy page, or hours of a quiet one. */
const outboxLimits = { maxBatches: 5_000, maxChars: 16 * 1024 * 1024 };

/**
 * UTF-16 units in one message. One of 64 KiB and more travels in shared memory of its own, which costs the page's thread four
 * times what it costs to send the same in small messages.
 */
const MAX_PART_CHARS = 24_000;

/**
 * Starts the extension's end in one page or frame: once something happens there, and it is shown, it asks the background whether to record,
 * and carries the recorder's batches to it, each until the background says that it is settled. When the page is left it
 * hands over what is not, for the port ends with the page. After an update of the extension it is quiet for good, once
 * what it could not hand over was asked for.
 */
export function startBridge({ scope, whenPageBegins, whenShown, runtime, handOver, isFrame }: BridgeOptions): void {
  const outbox = new Outbox(outboxLimits);
  let recording = false;
  let shedReported = 0;
  let cost: RecorderCost | undefined;
  let tabId: number | undefined;
  let leaving = false;
  let active = false;
  let listenForHeir: (() => void) | undefined;
  let isListening = false;

  const page = openBridgeEnd(scope, {
    onBatch: (batch, json) => {
      outbox.put(batch, json);
      if (leaving) handOver([[batch, json]], tabId);
      else if (!sendBatch(batch, json)) link.open();
      reportShed();
    },
    onCost: (next) => {
      cost = next;
    },
    onActive: () =>
      whenShown(() => {
        active = true;
        link.open();
      }),
    onReopened: () => {
      listenToPage();
      listenForHeir?.();
    },
    whenPageBegins,
  });

  const link = startLink({
    connect: () => runtime().connect({ name: isFrame ? FRAME_PORT_NAME : BRIDGE_PORT_NAME }),
    setTimeout: (run, delayMs) => scope.setTimeout(run, delayMs),
    isWanted: () => recording || outbox.size > 0,
    onOpen: () => {
      sendAll();
      reportShed();
    },
    onLost: () => listen(),
    onMessage: (message) => obey(message),
    onGone: () => end(),
  });

  const send = (message: BridgeMessage) => link.send(message);
  const sendBatch = (batch: number, json: string) => {
    let from = 0;
    for (; json.length - from > MAX_PART_CHARS; from += MAX_PART_CHARS) {
      if (!send({ kind: 'part', text: json.slice(from, from + MAX_PART_CHARS) })) return false;
    }
    const sent = send({ kind: 'batch', batch, json: json.slice(from), ...(cost && { cost }) });
    if (sent) cost = undefined;
    return sent;
  };
  const sendAll = () => {
    for (const [batch, json] of outbox) sendBatch(batch, json);
  };
  const reportShed = () => {
    const batches = outbox.shed - shedReported;
    if (batches > 0 && send({ kind: 'shed', batches })) shedReported = outbox.shed;
  };
  const setRecording = (on: boolean) => {
    if (recording && !on) mend();
    recording = on;
    page.command(on ? 'record on' : 'record off');
  };
  const end = () => {
    mend();
    recording = false;
    page.command('record off');
  };
  /** What was broken in the page on purpose would else stay so, with nobody who sees it or could undo it. */
  const mend = () => scope.dispatchEvent(new scope.CustomEvent(MEND_EVENT));
  /** The background has no other way to a page whose port is closed. While one is open a page is spared what listening takes, a third of a millisecond. */
  const listen = () => {
    if (isListening) return;
    isListening = true;
    try {
      runtime().onMessage.addListener(obey);
    } catch {
      // The port was lost because the extension was updated or removed: nobody will wake this page.
    }
  };
  const wake = () => active && link.open();
  const obey = (message: unknown) => {
    const command = parseBridgeCommand(message);
    if (command?.kind === 'settled') for (const batch of command.batches) outbox.settle(batch);
    if (command?.kind === 'resend') sendAll();
    if (command?.kind === 'record') {
      settleIn(command);
      setRecording(command.on);
    }
    if (command?.kind === 'arm') {
      settleIn(command);
      recording = false;
      page.command('arm');
    }
    if (command?.kind === 'wake') wake();
  };
  const settleIn = (place: { readonly tabId: number; readonly heir: string }) => {
    tabId = place.tabId;
    listenForHeir ??= awaitHeir({ scope, event: place.heir, bequeath });
  };
  const bequeath = () => {
    // What the recorder still holds comes now.
    end();
    return outbox;
  };

  const leave = () => {
    leaving = true;
    handOver(outbox, tabId);
  };
  const comeBack = (event: Event) => {
    leaving = false;
    // Chrome closes the ports of a page that goes into the back/forward cache, and does not tell the page.
    if ('persisted' in event && event.persisted === true && active) link.renew();
  };
  const listenToPage = () => {
    // Within this event, for the page may be gone after it. What the recorder still sends comes after this listener, or is handed over too.
    scope.addEventListener('pagehide', leave, { capture: true });
    scope.addEventListener('pageshow', comeBack);
  };
  listenToPage();
}
