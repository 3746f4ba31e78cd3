/**
 * What an HTTP status says of what was sent: `taken`; `later`: the receiver is busy or in trouble, and the same may be
 * taken the next time; `barred`: credentials or the address are wrong, so that anything would have been refused; `refused`:
 * this will never be taken.
 */
export type StatusVerdict = 'taken' | 'later' | 'barred' | 'refused';

const busy = new Set([408, 425, 429]);
const onTheWay = new Set([401, 403, 404, 405, 407]);

/** Judges the status of an answer. One that only says where to go on counts as refused: redirects are followed before. */
export function judgeStatus(status: number): StatusVerdict {
  if (status >= 200 && status < 300) return 'taken';
  if (status >= 500 || busy.has(status)) return 'later';
  return onTheWay.has(status) ? 'barred' : 'refused';
}
