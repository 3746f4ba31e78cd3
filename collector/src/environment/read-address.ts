import { isIP } from 'node:net';
import { fail, ok, type Result } from '@driftscope/records';
import type { CertificateFiles } from '../tls/read-certificate.ts';

/** Where a collector listens, and how it is called. */
export interface AddressSettings {
  readonly port: number;
  readonly host: string;
  /** Names by which it is called, beside its host. */
  readonly names: readonly string[];
  /** Absent: as its callers call it. */
  readonly publicUrl?: string;
  /** Absent: it speaks no TLS. */
  readonly tls?: CertificateFiles;
}

/** The port's number spells DRIFT on a phone's keys. */
const USUAL_PORT = '37438';

/** Reads `PORT`, `HOST`, `DRIFTSCOPE_HOST`, `_NAMES`, `_URL`, `_TLS_CERT` and `_TLS_KEY`. */
export function readAddress(env: NodeJS.ProcessEnv): Result<AddressSettings> {
  const port = env.PORT || USUAL_PORT;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return fail('invalid-port', `PORT is ${JSON.stringify(port)}, which is no port.`, 'Give a number from 0 to 65535.');
  }
  const publicUrl = readOrigin(env);
  if (!publicUrl.ok) return publicUrl;
  const tls = readFiles(env);
  if (!tls.ok) return tls;
  return ok({
    port: Number(port),
    host: hostIn(env),
    names: namesIn(env.DRIFTSCOPE_NAMES),
    ...(publicUrl.value && { publicUrl: publicUrl.value }),
    ...(tls.value && { tls: tls.value }),
  });
}

/** Shells and compilers put names of machines into `HOST`, which nobody meant for us: there only an address counts. */
function hostIn({ DRIFTSCOPE_HOST, HOST = '' }: NodeJS.ProcessEnv): string {
  if (DRIFTSCOPE_HOST) return DRIFTSCOPE_HOST;
  return isIP(HOST) === 0 ? '127.0.0.1' : HOST;
}

const namesIn = (text = ''): readonly string[] =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);

function readOrigin({ DRIFTSCOPE_URL: text }: NodeJS.ProcessEnv): Result<string | undefined> {
  if (!text) return ok(undefined);
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return ok(url.origin);
  return fail('invalid-url', 'DRIFTSCOPE_URL is no origin.', 'Give it as https://drift.example.com, without a path.');
}

function readFiles(env: NodeJS.ProcessEnv): Result<CertificateFiles | undefined> {
  const { DRIFTSCOPE_TLS_CERT: certFile, DRIFTSCOPE_TLS_KEY: keyFile } = env;
  if (certFile && keyFile) return ok({ certFile, keyFile });
  if (!certFile && !keyFile) return ok(undefined);
  const missing = certFile ? 'DRIFTSCOPE_TLS_KEY' : 'DRIFTSCOPE_TLS_CERT';
  return fail('invalid-tls', `${missing} is missing.`, 'Name the certificate and its key, or neither.');
}
