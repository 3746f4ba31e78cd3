import type { IncomingMessage } from 'node:http';
import { type Refusal, refusal } from './refusal.ts';

/** The origin of our browser extension: the manifest's `key` fixes its id. */
const extensionOrigin = 'chrome-extension://fkefibmbcnmdgijncgkphaechmmfenld';

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * Builds the check that every request passes, those of the live push too.
 *
 * `Host` must be a name of this machine, else a page whose own name was made to point here could read all
 * (DNS rebinding). `Origin` must be our own or the extension's for what changes something: a browser sends it with
 * every such call of a page. Programs send none, and may.
 *
 * @param host what the collector was told to listen on: a name by which it may be called too.
 */
export function createCallerJudge(host: string): (request: IncomingMessage) => Refusal | undefined {
  const names = new Set([...loopbackNames, host]);
  return (request) => {
    const called = (request.headers.host ?? '').toLowerCase();
    if (!names.has(nameOf(called))) return foreignHost(called);
    const { origin } = request.headers;
    const isSafe = request.method === 'GET' || request.method === 'HEAD';
    const isTrusted = origin === undefined || origin === `http://${called}` || origin === extensionOrigin;
    const isSocket = request.headers.upgrade !== undefined;
    return isTrusted || (isSafe && !isSocket) ? undefined : foreignOrigin(origin);
  };
}

function nameOf(hostHeader: string): string {
  const url = URL.parse(`http://${hostHeader}/`);
  // What is no plain name and port (`user@host`, `host/path`) would come out changed.
  return url !== null && (url.host === hostHeader || `${url.host}:80` === hostHeader) ? url.hostname : '';
}

const foreignHost = (host: string): Refusal =>
  refusal(
    403,
    'foreign-host',
    `The collector does not go by the name ${JSON.stringify(host)}.`,
    'Call it as 127.0.0.1 or localhost, directly or through a proxy that sets Host so.',
  );

const foreignOrigin = (origin: string): Refusal =>
  refusal(
    403,
    'foreign-origin',
    `A page of ${JSON.stringify(origin)} may not call the collector.`,
    'Records come through the Driftscope extension, or from a server by the probe.',
  );
