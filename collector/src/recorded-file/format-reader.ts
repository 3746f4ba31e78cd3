import type { Batch, Fault } from '@driftscope/records';

/** Reads a file of one format. */
export interface FormatReader {
  push(bytes: Uint8Array): Iterable<FilePart>;
  /** To be called after the last byte. */
  end(): Iterable<FilePart>;
}

/** What is read of a file, piece by piece. A fault comes last, if there is one. */
export type FilePart =
  | {
      readonly kind: 'batches';
      readonly batches: readonly Batch[];
      /** Whether secrets were taken out before it was written. In a HAR they were not. */
      readonly isRedacted: boolean;
    }
  | {
      readonly kind: 'fault';
      readonly fault: Fault;
      /** The file is what it should be, but not to its end: what came before can be used. */
      readonly isUsable: boolean;
    };
