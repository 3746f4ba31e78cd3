/** Writes the record at the top into this entry of the history, so that who comes back with the back button is there again. */
export function rememberScroll(history: History, seq: number): void {
  const state: unknown = history.state;
  history.replaceState({ ...(typeof state === 'object' && state), topSeq: seq }, '');
}

/** The record that was at the top. Absent: nobody was here before. */
export function readScroll(history: History): number | undefined {
  const state: unknown = history.state;
  if (typeof state !== 'object' || state === null || !('topSeq' in state)) return undefined;
  return typeof state.topSeq === 'number' ? state.topSeq : undefined;
}
