import { ForeignText } from '../format/foreign-text.tsx';
import { formatClock } from '../format/format-clock.ts';
import { formatCount } from '../format/format-count.ts';
import { formatDuration } from '../format/format-duration.ts';
import { ScrollRegion } from '../scroll-region/scroll-region.tsx';
import type { SocketNamespace, SocketSummary } from './socket-summary.ts';
import classes from './socket-table.module.css';

/** Sockets and how they are, the way `computeSockets` tells of them. */
export function SocketTable({ sockets }: { readonly sockets: readonly SocketSummary[] }) {
  return (
    <ScrollRegion label="Sockets, all" isFramed={false}>
      <table className={classes.table} aria-label="Sockets">
        <thead>
          <tr>
            <th scope="col">State</th>
            <th scope="col">Socket</th>
            <th scope="col">Namespaces</th>
            <th scope="col">Events in / out</th>
            <th scope="col">Frames in / out</th>
            <th scope="col">Opened</th>
            <th scope="col">Lasted</th>
            <th scope="col">Last in</th>
            <th scope="col">Closed with</th>
          </tr>
        </thead>
        <tbody>
          {sockets.map((socket) => (
            <SocketRow key={keyOf(socket)} socket={socket} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function SocketRow({ socket }: { readonly socket: SocketSummary }) {
  const { socket: number, state, url, eio, openedAt, closedAt, lastInAt, close } = socket;
  return (
    <tr>
      <td>
        <span className={classes.state} data-state={state}>
          {state}
        </span>
      </td>
      <td className={classes.address}>
        <span>
          {number !== undefined && `${number} · `}
          <ForeignText text={shortAddress(url)} />
        </span>
        {eio !== undefined && <code>{eio}</code>}
      </td>
      <td>
        <ForeignText text={socket.namespaces.map(describeNamespace).join(', ') || '–'} />
      </td>
      <td>{pair(socket.eventsIn, socket.eventsOut)}</td>
      <td>{number === undefined ? 'by requests' : pair(socket.framesIn, socket.framesOut)}</td>
      <td>{clock(openedAt)}</td>
      <td>{openedAt !== undefined && closedAt !== undefined ? formatDuration(closedAt - openedAt) : '–'}</td>
      <td>{clock(lastInAt)}</td>
      <td>{close ? <ForeignText text={`${close.code}${close.reason && ` ${close.reason}`}`} /> : '–'}</td>
    </tr>
  );
}

/** Of connections by requests, each has an id of its own, or an address in which it is. */
const keyOf = ({ session, socket, eio, url }: SocketSummary): string => `${session}/${socket ?? eio ?? url}`;

const pair = (incoming: number, outgoing: number): string => `${formatCount(incoming)} / ${formatCount(outgoing)}`;

const clock = (at: number | undefined): string => (at === undefined ? '–' : formatClock(at));

/** `/ connected, by token, not recovered`. Cookies go with the handshake, and are not seen. */
function describeNamespace({ name, state, authBy, recovered }: SocketNamespace): string {
  const by = authBy === undefined ? ', no credentials' : `, by ${authBy.join(' and ')}`;
  const again = recovered === undefined ? '' : recovered ? ', recovered' : ', not recovered';
  return `${name} ${state}${by}${again}`;
}

function shortAddress(url: string): string {
  if (!URL.canParse(url)) return url || 'unknown address';
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
