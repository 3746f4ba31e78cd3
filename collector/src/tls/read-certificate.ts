import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { FaultError } from '../fault-error.ts';

/** Where a certificate is, with those that vouch for it, and its private key. PEM. */
export interface CertificateFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

/** Both, as they were read. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** Reads a certificate and its key. @throws FaultError `no-certificate` where a file cannot be read or used, or they do not belong together. */
export function readCertificate({ certFile, keyFile }: CertificateFiles): Certificate {
  const certificate = { cert: read(certFile, 'DRIFTSCOPE_TLS_CERT'), key: read(keyFile, 'DRIFTSCOPE_TLS_KEY') };
  try {
    createSecureContext(certificate);
    return certificate;
  } catch (cause) {
    throw new FaultError(
      {
        kind: 'no-certificate',
        message: `${certFile} and ${keyFile} are no certificate and its key (${reasonOf(cause)}).`,
        hint: 'Both must be PEM, the key without a passphrase, and the one made for the other.',
      },
      { cause },
    );
  }
}

function read(file: string, setting: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new FaultError(
      {
        kind: 'no-certificate',
        message: `${setting} names ${file}, which cannot be read (${reasonOf(cause)}).`,
        hint: 'Name a file that this user may read, or leave out both settings.',
      },
      { cause },
    );
  }
}

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
