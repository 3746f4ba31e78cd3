import type { Event } from '@sentry/node';

/** A client of Sentry's SDK that nobody else knows: what the SDK does by itself, it does not. */
export interface SentryClient {
  /**
   * Sends an event; resolves with the status that it was answered with. Absent: nobody answered in time, silence was asked
   * for before, or the signal ended it.
   */
  send(event: Event & { readonly event_id: string }, signal?: AbortSignal): Promise<number | undefined>;
  close(): Promise<void>;
}

const ANSWER_MS = 15_000;

/** What is under way at the end gets this long, ms. */
const GOODBYE_MS = 2_000;

/** Opens a client for a DSN. The SDK is large, and read only where somebody wants it. */
export async function openSentryClient(dsn: string): Promise<SentryClient> {
  const { defaultStackParser, makeNodeTransport, NodeClient, Scope } = await import('@sentry/node');
  const client = new NodeClient({
    dsn,
    transport: makeNodeTransport,
    stackParser: defaultStackParser,
    integrations: [],
    includeServerName: false,
    sendClientReports: false,
    enableRuntimeChannelInjection: false,
  });
  client.init();
  const scope = new Scope();
  scope.setClient(client);
  return {
    send: (event, signal) =>
      new Promise((resolve) => {
        const end = (statusCode: number | undefined) => {
          unlisten();
          resolve(statusCode);
        };
        const unlisten = client.on('afterSendEvent', (sent, { statusCode }) => {
          if (sent.event_id === event.event_id) end(statusCode);
        });
        const limits = [AbortSignal.timeout(ANSWER_MS), ...(signal ? [signal] : [])];
        AbortSignal.any(limits).addEventListener('abort', () => end(undefined), { once: true });
        client.captureEvent(event, { event_id: event.event_id }, scope);
      }),
    close: async () => {
      await client.close(GOODBYE_MS);
    },
  };
}
