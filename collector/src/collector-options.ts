import type { Detector, ThresholdSettings } from '@driftscope/detect';
import type { Example } from '@driftscope/records';
import type { RateLimits } from './http/create-rate-limit.ts';
import type { AnsweredRequest } from './http/watch-requests.ts';
import type { LogLevel } from './log/create-log.ts';
import type { ReportFault } from './report-fault.ts';
import type { TlsOptions } from './tls/watch-certificate.ts';
import type { Webhook } from './webhook/call-webhook.ts';

export interface CollectorOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** Default: 127.0.0.1. On one that others can reach, all of it asks for tokens. */
  readonly host?: string;
  /** Names by which it is called, beside `host` and those of this machine. Default: none. */
  readonly names?: readonly string[];
  /** Origin by which others call it, such as that of a proxy in front: for links, and where senders are sent. Default: as they call it. */
  readonly publicUrl?: string;
  /** Speaks TLS. Default: it does not. */
  readonly tls?: TlsOptions;
  /** Folder of the database; made if it is not there. */
  readonly dataDir: string;
  /** Folder of the built dashboard. Default: that of this repository. */
  readonly dashboardDir?: string;
  /** A token of scope ingest, beside those of the data folder. Default: none. */
  readonly token?: string;
  /** What each token, or address without one, may send. Default: `networkLimits` where others can reach it, else any. */
  readonly limits?: RateLimits;
  /** Days after which records, spans and errors are forgotten. Default: for ever. */
  readonly keepDays?: number;
  /** Megabytes in use above which the oldest records are forgotten. Default: any. */
  readonly keepMb?: number;
  /** What counts as drift where the team wants it otherwise. Default: nowhere. */
  readonly thresholds?: ThresholdSettings;
  /** Where incidents are told. Default: nowhere. */
  readonly webhook?: Webhook;
  /** DSN of Sentry's, where each group of incidents becomes an issue. Default: nowhere. */
  readonly issuesDsn?: string;
  /** The team's own DSN, to which what Sentry's SDKs send here is sent on. Default: nowhere. */
  readonly forwardDsn?: string;
  /** Faults that `report` hears of go to a DSN, too. Only told. Default: they do not. */
  readonly hasFaultsDsn?: boolean;
  /** From which on `report` and `onAnswer` are written down. Only told. Default: nobody says. */
  readonly logLevel?: LogLevel;
  /** Example applications that run beside it. */
  readonly examples?: readonly Example[];
  /** Origin of the lab that runs beside it. Default: none. */
  readonly labUrl?: string;
  /** Epoch ms. Default: the system's. */
  readonly clock?: () => number;
  /** Builds what finds incidents, on the thread of the server. Default: that of `@driftscope/detect`, on one of its own. */
  readonly createDetector?: () => Detector;
  /** Default: to the standard error output. */
  readonly report?: ReportFault;
  /** Hears of each request, once it was answered. Default: nobody does. */
  readonly onAnswer?: (answer: AnsweredRequest) => void;
}
