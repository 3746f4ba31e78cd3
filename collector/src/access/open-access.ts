import { type Access, createAccess } from './create-access.ts';
import { createTokenBook, type TokenBook } from './create-token-book.ts';
import { expectToken } from './expect-token.ts';
import { isLoopback, type Reach } from './reach.ts';
import { openTokenFolder, type TokenFolder } from './token-folder.ts';

/** What decides on who may do what. */
export interface Guard {
  readonly access: Access;
  readonly book: TokenBook;
  readonly folder: TokenFolder;
  readonly isPublic: boolean;
  readonly reach: Reach;
}

export interface OpenAccessOptions extends Reach {
  readonly dataDir: string;
  /** A token of scope ingest, beside those of the data folder. */
  readonly ingestSecret: string | undefined;
  /** Epoch ms. */
  readonly clock: () => number;
}

/** Puts together what guards a collector. @throws FaultError `no-token` where it must have one. */
export function openAccess({ dataDir, ingestSecret, clock, ...reach }: OpenAccessOptions): Guard {
  const folder = openTokenFolder(dataDir, clock);
  const isPublic = !isLoopback(reach);
  if (isPublic) expectToken(reach.host, ingestSecret, folder.list());
  const book = createTokenBook(folder, () => performance.now());
  return {
    access: createAccess({ book, ingestSecret, isPublic, clock }),
    book,
    folder,
    isPublic,
    reach,
  };
}
