import type { IncomingMessage } from 'node:http';
import type { Reach } from '../access/reach.ts';
import { createHostJudge } from './judge-host.ts';
import { type Refusal, refusal } from './refusal.ts';

/** The origin of our browser extension: the manifest's `key` fixes its id. */
const EXTENSION_ORIGIN = 'chrome-extension://fkefibmbcnmdgijncgkphaechmmfenld';

/** In Firefox each installation of an extension has an origin by chance. No page can have one of that kind. */
const isFirefoxExtension = (origin: string) => origin.startsWith('moz-extension://');

/**
 * Builds the check that every request passes but Sentry's, those of the live push too.
 *
 * Beside what {@link createHostJudge} asks for, `Origin` must be our own or the extension's for what changes something: a
 * browser sends it with every such call of a page. Programs send none, and may.
 */
export function createCallerJudge(reach: Reach): (request: IncomingMessage) => Refusal | undefined {
  const judgeHost = createHostJudge(reach);
  return (request) => {
    const no = judgeHost(request);
    if (no !== undefined) return no;
    const { origin, host: called = '' } = request.headers;
    const isSafe = request.method === 'GET' || request.method === 'HEAD';
    const isOwn = origin === `http://${called.toLowerCase()}` || origin === `https://${called.toLowerCase()}`;
    const isTrusted = origin === undefined || isOwn || origin === EXTENSION_ORIGIN || isFirefoxExtension(origin);
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
