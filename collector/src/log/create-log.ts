import type { Fault } from '@driftscope/records';
import pino from 'pino';
import type { AnsweredRequest } from '../http/watch-requests.ts';
import type { ReportFault } from '../report-fault.ts';
import { countRepeats } from './count-repeats.ts';
import type { Scrub } from './create-scrub.ts';
import { lineForPeople } from './line-for-people.ts';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface Log {
  readonly info: (message: string, fields?: object) => void;
  /** At level `error`. */
  readonly report: ReportFault;
  /** At level `debug`; at `warn` where we failed, where one line a minute says how often in the same way. */
  readonly answered: (answer: AnsweredRequest) => void;
}

export interface LogOptions {
  readonly level: LogLevel;
  /** One line, with its end. */
  readonly write: (line: string) => void;
  /** Somebody looks at it as it is written: then it is text, else JSON. */
  readonly isTerminal: boolean;
  readonly scrub: Scrub;
  /** Of failures of one kind it is told once in so long. Default: a minute. */
  readonly quietMs?: number;
}

/** Opens the collector's log: one line for each event, none of which has a secret in it. */
export function createLog({ level, write, isTerminal, scrub, quietMs = 60_000 }: LogOptions): Log {
  const destination = { write: isTerminal ? (line: string) => write(lineForPeople(line)) : write };
  const log = pino(
    {
      level,
      base: { name: 'driftscope-collector' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      hooks: { streamWrite: (line) => `${scrub(line.trimEnd())}\n` },
    },
    destination,
  );
  const isFirst = countRepeats(
    (refused, count) =>
      log.warn({ refused, count }, `${count} more requests failed in ${quietMs / 1_000} s: ${refused}`),
    quietMs,
  );
  return {
    info: (message, fields) => log.info(fields ?? {}, message),
    report: ({ kind, message, hint }: Fault, cause) =>
      log.error({ kind, hint, ...(cause !== undefined && { err: asError(cause) }) }, message),
    answered: (answer) => {
      const { status, refused = String(status) } = answer;
      log[status >= 500 && isFirst(refused) ? 'warn' : 'debug'](answer, 'answered');
    },
  };
}

const asError = (cause: unknown): Error => (cause instanceof Error ? cause : new Error(String(cause)));
