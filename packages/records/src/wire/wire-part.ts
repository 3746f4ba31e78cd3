import type { RecordOf } from '../record.ts';

/** What passed in one piece: a WebSocket frame, or one packet of a polling body. */
export type WirePart = Pick<RecordOf<'socket.frame'>, 'dir' | 'size' | 'text' | 'base64' | 'cut'>;
