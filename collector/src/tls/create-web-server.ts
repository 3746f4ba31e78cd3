import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import { type CertificateFiles, readCertificate } from './read-certificate.ts';

/** A server of HTTP, with TLS or without. */
export type WebServer = Server | TlsServer;

/** Who takes longer to send a request is cut off. */
const REQUEST_TIMEOUT_MS = 60_000;

/**
 * A connection on which nothing is sent is kept for so long: longer than proxies keep theirs (most a minute), and than a quiet
 * page is silent (10 s). Who ends it later than the other side may send a batch into one that is gone.
 */
const KEEP_ALIVE_TIMEOUT_MS = 75_000;

const timeouts = { requestTimeout: REQUEST_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS };

/** Creates a server that does not listen yet. @throws FaultError `no-certificate`. */
export function createWebServer(files: CertificateFiles | undefined): WebServer {
  return files === undefined
    ? createServer(timeouts)
    : createTlsServer({ ...timeouts, minVersion: 'TLSv1.2', ...readCertificate(files) });
}
