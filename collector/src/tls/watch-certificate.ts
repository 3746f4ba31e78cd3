import { unwatchFile, watchFile } from 'node:fs';
import type { SecureContextOptions } from 'node:tls';
import { FaultError } from '../fault-error.ts';
import type { ReportFault } from '../report-fault.ts';
import { type CertificateFiles, readCertificate } from './read-certificate.ts';

export interface TlsOptions extends CertificateFiles {
  /** How often it is looked whether they were renewed. Default: 30 s. */
  readonly everyMs?: number;
}

export interface CertificateWatchOptions extends TlsOptions {
  /** Takes a certificate for those who connect from now on. */
  readonly use: (certificate: SecureContextOptions) => void;
  readonly report: ReportFault;
}

/**
 * Hands over a certificate that was renewed, without a restart. The files are looked at, not listened to: what renews
 * them puts links and folders in their place, too. While they do not belong together the former one is used.
 */
export function watchCertificate(options: CertificateWatchOptions): { stop(): void } {
  const { certFile, keyFile, use, report, everyMs = 30_000 } = options;
  const look = () => {
    try {
      use(readCertificate({ certFile, keyFile }));
    } catch (error) {
      if (!(error instanceof FaultError)) throw error;
      report({ ...error.fault, hint: 'The former certificate is used until both files are right.' });
    }
  };
  const files = [certFile, keyFile];
  for (const file of files) watchFile(file, { interval: everyMs, persistent: false }, look);
  return {
    stop: () => {
      for (const file of files) unwatchFile(file, look);
    },
  };
}
