import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { isLoopback, type Reach } from '../access/reach.ts';
import { type Refusal, refusal } from './refusal.ts';

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

export const isLoopbackName = (name: string): boolean => loopbackNames.has(name);

/**
 * Builds the check that every request passes. `Host` must be a name of this machine, else a page whose own name was made to
 * point here could read all (DNS rebinding).
 *
 * Where others can reach it, any address will do: what was made to point here has a name.
 */
export function createHostJudge({ host, names: given }: Reach): (request: IncomingMessage) => Refusal | undefined {
  const names = new Set([...loopbackNames, host, ...given]);
  const takesAddresses = !isLoopback({ host });
  return ({ headers }) => {
    const called = (headers.host ?? '').toLowerCase();
    const name = nameOf(called);
    const isKnown = names.has(name) || (takesAddresses && isIP(name.replace(/^\[|\]$/g, '')) !== 0);
    return isKnown ? undefined : foreignHost(called);
  };
}

/** The name in a `Host` header. Empty: it is no plain name and port. */
export function nameOf(hostHeader: string): string {
  const url = URL.parse(`http://${hostHeader}/`);
  // What is no plain name and port (`user@host`, `host/path`) would come out changed.
  return url !== null && (url.host === hostHeader || `${url.host}:80` === hostHeader) ? url.hostname : '';
}

const foreignHost = (host: string): Refusal =>
  refusal(
    403,
    'foreign-host',
    `The collector does not go by the name ${JSON.stringify(host)}.`,
    'Call it as 127.0.0.1 or localhost, or name it so in DRIFTSCOPE_NAMES.',
  );
