import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import { type CertificateFiles, readCertificate } from './read-certificate.ts';

/** A server of HTTP, with TLS or without. */
export type WebServer = Server | TlsServer;

/** Who takes longer to send a request is cut off. */
const requestTimeout = 60_000;

/** Creates a server that does not listen yet. @throws FaultError `no-certificate`. */
export function createWebServer(files: CertificateFiles | undefined): WebServer {
  return files === undefined
    ? createServer({ requestTimeout })
    : createTlsServer({ requestTimeout, minVersion: 'TLSv1.2', ...readCertificate(files) });
}
