import type { IncomingMessage } from 'node:http';
import { createHostJudge } from './judge-host.ts';
import { type Refusal, refusal } from './refusal.ts';

/** The origin of our browser extension: the manifest's `key` fixes its id. */
const extensionOrigin = 'chrome-extension://fkefibmbcnmdgijncgkphaechmmfenld';

/**
 * Builds the check that every request passes but Sentry's, those of the live push too.
 *
 * Beside what {@link createHostJudge} asks for, `Origin` must be our own or the extension's for what changes something: a
 * browser sends it with every such call of a page. Programs send none, and may.
 *
 * @param host what the collector was told to listen on: a name by which it may be called too.
 */
export function createCallerJudge(host: string): (request: IncomingMessage) => Refusal | undefined {
  const judgeHost = createHostJudge(host);
  return (request) => {
    const no = judgeHost(request);
    if (no !== undefined) return no;
    const { origin, host: called = '' } = request.headers;
    const isSafe = request.method === 'GET' || request.method === 'HEAD';
    const isTrusted = origin === undefined || origin === `http://${called.toLowerCase()}` || origin === extensionOrigin;
    const isSocket = request.headers.upgrade !== undefined;
    return isTrusted || (isSafe && !isSocket) ? undefined : foreignOrigin(origin);
  };
}

const foreignOrigin = (origin: string): Refusal =>
  refusal(
    403,
    'foreign-origin',
    `A page of ${JSON.stringify(origin)} may not call the collector.`,
    'Records come through the Driftscope extension, or from a server by the probe.',
  );
