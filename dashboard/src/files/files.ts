import type { SessionId } from '@driftscope/records';
import { createContext, useContext } from 'react';

/** Opens recordings of others, and takes them away again. */
export interface Files {
  readonly open: (files: readonly File[]) => void;
  /** Removes sessions that came from files, and says so. */
  readonly remove: (sessions: readonly SessionId[], name: string) => void;
  /** Hears whenever sessions came or went this way: no push tells of them. */
  readonly onChange: (listener: () => void) => () => void;
}

export const FilesContext = createContext<Files | undefined>(undefined);

export function useFiles(): Files {
  const files = useContext(FilesContext);
  if (!files) throw new Error('useFiles is called outside of FilesContext');
  return files;
}
