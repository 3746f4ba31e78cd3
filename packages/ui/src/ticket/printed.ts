import { createContext } from 'react';
import type { RecordRef } from '../records/session-record.ts';

/** Whether what is drawn is read as a document: nothing opens or closes in it, and all records stand at its end. */
export const Printed = createContext(false);

/** Name of the place in the document where the record stands. */
export const anchorOf = ({ session, seq }: RecordRef): string => `record-${session}-${seq}`;
