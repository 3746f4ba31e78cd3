import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { SENT_AT, sentAtText } from '@driftscope/records';
import type { Body, PageLoad } from './chat-bodies.ts';

export interface Load {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** What each page sends, in this order; then it is loaded anew. */
  readonly bodies: readonly Body[];
  /** Each sends a batch, waits for the answer, and sends the next. */
  readonly pages: number;
  readonly lengthMs: number;
}

/** A page is loaded this long before it sends anything. */
const SINCE_LOAD_MS = 10;

export interface Served {
  readonly records: number;
  readonly perS: number;
  /** From the first byte that is sent to the answer, of requests that were taken. */
  readonly ackMs: { readonly p50: number; readonly p99: number };
  /** Requests that were asked to come again. */
  readonly busy: number;
  /** Requests that were cut off without an answer, and sent again as senders do. */
  readonly cut: number;
}

/** Sends as much as is taken. Throws at any other answer than a success or a request to come again. */
export async function offerLoad({ url, headers, bodies, pages, lengthMs }: Load): Promise<Served> {
  const agent = new Agent({ keepAlive: true, maxSockets: pages });
  const startedMs = performance.now();
  const isOver = () => performance.now() - startedMs >= lengthMs;
  const acksMs: number[] = [];
  let records = 0;
  let busy = 0;
  let cut = 0;

  /** Whether it was taken: a server that is busy until the end has not taken the last. */
  const send = async (body: Buffer): Promise<boolean> => {
    for (;;) {
      const sentMs = performance.now();
      const { status, retryAfterS } = await post(url, agent, headers, body).catch(() => cutOff);
      if (status >= 200 && status < 300) {
        acksMs.push(performance.now() - sentMs);
        return true;
      }
      if (status === 503) busy++;
      else if (status === cutOff.status) cut++;
      else throw new Error(`${url} answered ${status}`);
      if (isOver()) return false;
      await sleep(retryAfterS * 1_000);
    }
  };

  const page = async () => {
    let load: PageLoad | undefined;
    let fromT = 0;
    for (let index = 0; !isOver(); index = (index + 1) % bodies.length) {
      if (index === 0 || load === undefined) {
        load = { id: randomUUID(), originMs: Date.now() - SINCE_LOAD_MS };
        fromT = SINCE_LOAD_MS;
      }
      const toT = Date.now() - load.originMs;
      const body = bodies[index];
      if (body === undefined) throw new Error('There is nothing to send.');
      if (!(await send(body.stamp(load, fromT, toT)))) return;
      records += body.records;
      fromT = toT;
    }
  };
  await Promise.all(Array.from({ length: pages }, page));
  const perS = records / ((performance.now() - startedMs) / 1_000);
  agent.destroy();
  acksMs.sort((a, b) => a - b);
  const quantile = (share: number) => acksMs[Math.floor(share * (acksMs.length - 1))] ?? Number.NaN;
  return { records, perS, ackMs: { p50: quantile(0.5), p99: quantile(0.99) }, busy, cut };
}

/** What a request comes to that was cut off. */
const cutOff = { status: 0, retryAfterS: 1 };

async function post(url: URL, agent: Agent, headers: Readonly<Record<string, string>>, body: Buffer) {
  const now = { [SENT_AT]: sentAtText(Date.now()), 'content-length': body.length };
  const sent = request(url, { method: 'POST', agent, headers: { ...headers, ...now } });
  sent.end(body);
  const [response]: [IncomingMessage] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  return { status: response.statusCode ?? 0, retryAfterS: Number(response.headers['retry-after'] ?? 1) };
}
