/** Address of the list of sessions, or of those among them that came from files. */
export const sessionListAddress = (isFromFiles: boolean): string =>
  isFromFiles ? '/sessions?from=files' : '/sessions';

/** Whether an address asks for those alone that came from files. */
export const isFromFilesIn = (query: URLSearchParams): boolean => query.get('from') === 'files';
