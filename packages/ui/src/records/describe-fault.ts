import type { FaultSpec } from '@driftscope/records';
import { formatDuration } from '../format/format-duration.ts';

/** What a fault does, in a few words, without its length. */
export function describeFault(spec: FaultSpec): string {
  switch (spec.kind) {
    case 'cut':
      return 'network cut';
    case 'offline':
      return 'offline';
    case 'half-open':
      return `${socketsOf(spec)} half-open`;
    case 'kick':
      return `${socketsOf(spec)} closed with ${spec.code}${spec.reason && `: ${spec.reason}`}`;
    case 'refuse':
      return 'new sockets refused';
    case 'drop':
      return `drops ${messagesOf(spec)}`;
    case 'double':
      return `doubles ${messagesOf(spec)}`;
    case 'delay':
      return `delays ${messagesOf(spec)} by ${formatDuration(spec.delayMs)}`;
    case 'reorder':
      return `reorders ${messagesOf(spec)}`;
    case 'slow':
      return `${requestsTo(spec.url)} ${formatDuration(spec.delayMs)} late`;
    case 'fail':
      return `${requestsTo(spec.url)} fail${spec.status === undefined ? '' : ` with ${spec.status}`}`;
    case 'expire-token':
      return 'token expired at the next connect';
    case 'hide':
      return 'page hidden';
    case 'freeze':
      return `page frozen for ${formatDuration(spec.forMs)}`;
    case 'skew-clock':
      return `clock ${formatDuration(Math.abs(spec.skewMs))} ${spec.skewMs < 0 ? 'slow' : 'fast'}`;
  }
}

const socketsOf = ({ socket }: { readonly socket?: number }): string =>
  socket === undefined ? 'all sockets' : `socket ${socket}`;

function messagesOf(spec: Extract<FaultSpec, { event: string }>): string {
  const what = spec.event === '' ? 'all events' : spec.event;
  const where = spec.socket === undefined ? '' : ` of socket ${spec.socket}`;
  return `${what}${where} ${spec.dir === 'in' ? 'coming in' : 'going out'}`;
}

const requestsTo = (url: string): string => (url === '' ? 'requests' : `requests to ${url}`);
