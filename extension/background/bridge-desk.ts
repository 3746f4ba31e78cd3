import type { LinkPort } from '../link/link-port.ts';
import { postTo } from '../link/post-to.ts';
import type { BridgeCommand } from '../messages/bridge-commands.ts';
import { BridgeMessageSchema, type PageCost } from '../messages/bridge-messages.ts';
import { parseMessage } from '../messages/parse-message.ts';
import { coalesce } from '../pace/coalesce.ts';
import type { RecordingDecision } from '../settings/decide-recording.ts';
import type { Intake } from './intake.ts';

/** A page, or a frame inside one, whose bridge has its port open. */
export interface BridgedPage {
  readonly tabId: number;
  readonly isFrame: boolean;
  /** Its own; for a frame also that of the page it is in. */
  readonly origins: readonly string[];
  readonly port: LinkPort;
}

export interface BridgeDeskOptions {
  /** Resolves once a decision can be made. */
  readonly ready: Promise<unknown>;
  /** By which the next life of the extension asks bridges for what they could not hand over. */
  readonly heirEvent: Promise<string>;
  readonly decide: (page: BridgedPage) => RecordingDecision;
  readonly take: Intake;
  /** The page is gone, and all that it sent was handed on. */
  readonly onLeft: (session: string) => void;
  readonly onChange: () => void;
  readonly setTimeout: (run: () => void, delayMs: number) => unknown;
}

/** Serves the bridges of all pages: tells them whether to record, and passes their batches on. */
export interface BridgeDesk {
  add(page: BridgedPage): void;
  /** Decides anew for every page, or for those of one tab. */
  decideAgain(tabId?: number): void;
  /** The page that a tab shows, as far as its bridge holds a port. */
  pageOf(tabId: number): BridgedPage | undefined;
  /** What recording takes of a page. `undefined`: its recorder has not said yet. */
  costOf(page: BridgedPage): PageCost | undefined;
  /** Batches that bridges gave up, since the background started. */
  shed(): number;
}

/**
 * How long a bridge may hold a batch that is settled. To hear of it takes a quarter of a millisecond of the page's thread, as much as to send
 * the batch, and of those that it holds when its page is left, all but a few are sent in vain.
 */
const SETTLED_WITHIN_MS = 1_000;

export function createBridgeDesk(options: BridgeDeskOptions): BridgeDesk {
  const pages = new Set<BridgedPage>();
  const costs = new WeakMap<BridgedPage, PageCost>();
  let shed = 0;
  let heir: string | undefined;
  const canDecide = Promise.all([options.heirEvent, options.ready]).then(([event]) => {
    heir = event;
  });

  const tell = (page: BridgedPage, command: BridgeCommand) => {
    if (pages.has(page)) postTo(page.port, command);
  };
  const decide = (page: BridgedPage) => {
    // It is decided for each page once that can be.
    if (heir === undefined) return;
    const place = { tabId: page.tabId, heir };
    const { on, why } = options.decide(page);
    tell(page, why === 'armed' ? { kind: 'arm', ...place } : { kind: 'record', on, ...place });
  };

  return {
    add: (page) => {
      pages.add(page);
      // Batches are prepared one after the other, so that they leave in the order they came.
      let last = Promise.resolve();
      let session: string | undefined;
      let parts = '';
      let settled: number[] = [];
      const tellSettled = () => {
        if (settled.length > 0) tell(page, { kind: 'settled', batches: settled });
        settled = [];
      };
      const tellSettledSoon = coalesce({
        run: tellSettled,
        delayMs: () => SETTLED_WITHIN_MS,
        setTimeout: options.setTimeout,
      });
      const offer = (batch: number, json: string) =>
        options.take({
          tabId: page.tabId,
          batch,
          json,
          settle: () => {
            settled.push(batch);
            tellSettledSoon();
          },
          askAgain: () => {
            tellSettled();
            tell(page, { kind: 'resend' });
          },
        });
      page.port.onMessage.addListener((input) => {
        const message = parseMessage(BridgeMessageSchema, input);
        if (!message.ok) return;
        const said = message.value;
        if (said.kind === 'shed') {
          shed += said.batches;
          options.onChange();
          return;
        }
        if (said.kind === 'part') {
          parts += said.text;
          return;
        }
        if (said.cost) {
          costs.set(page, said.cost);
          options.onChange();
        }
        const json = parts + said.json;
        parts = '';
        last = last.then(async () => {
          session = (await offer(said.batch, json)) ?? session;
        });
      });
      page.port.onDisconnect.addListener(() => {
        pages.delete(page);
        void last.then(() => session !== undefined && options.onLeft(session));
        options.onChange();
      });
      void canDecide.then(() => {
        decide(page);
        options.onChange();
      });
    },
    decideAgain: (tabId) => {
      for (const page of pages) if (tabId === undefined || page.tabId === tabId) decide(page);
      options.onChange();
    },
    pageOf: (tabId) => [...pages].findLast((page) => page.tabId === tabId && !page.isFrame),
    costOf: (page) => costs.get(page),
    shed: () => shed,
  };
}
