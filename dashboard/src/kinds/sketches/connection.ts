import { arrow, dot, lost, type Sketch, span, value } from '../sketch.ts';

/** Connections, the times without one, and what is read again after them. */
export const connectionSketches: Readonly<Record<string, Sketch>> = {
  'gap.missed-events': {
    lanes: ['Server', 'Socket', 'Store'],
    marks: [
      span(1, 30, 62, 'down', 'bad', true),
      lost([0, 38], [1, 44], 'm2'),
      lost([0, 50], [1, 56], 'm3'),
      value(2, 14, 'm1'),
      value(2, 88, 'm1, no m2, m3', 'bad'),
    ],
  },
  'gap.no-resync': {
    lanes: ['Server', 'Socket', 'Store'],
    marks: [
      span(1, 20, 48, 'down', 'bad'),
      dot(1, 48, 'back'),
      span(0, 52, 82, '5 s: nothing is asked', 'bad'),
      value(2, 12, 'as of 9:00'),
      value(2, 88, 'as of 9:00', 'bad'),
    ],
  },
  'gap.no-reconnect': {
    lanes: ['Server', 'Socket'],
    marks: [arrow([0, 22], [1, 28], 'kicks'), span(1, 30, 96, 'down, and nothing tries', 'bad')],
  },
  'gap.half-open': {
    lanes: ['Server', 'Socket'],
    marks: [
      arrow([0, 10], [1, 16], 'ping'),
      lost([0, 40], [1, 46], 'ping'),
      lost([0, 64], [1, 70], 'ping'),
      span(1, 20, 84, 'silence', 'bad', true),
      value(1, 94, 'OPEN', 'bad'),
    ],
  },
  'gap.lost-subscription': {
    lanes: ['Page', 'Server'],
    marks: [
      arrow([0, 8], [1, 14], 'join room'),
      span(0, 34, 52, 'down', 'bad'),
      dot(0, 54, 'back'),
      span(0, 60, 94, 'no join', 'bad'),
      value(1, 84, 'not in room', 'bad'),
    ],
  },
  'focus.no-resync': {
    lanes: ['Server', 'Tab', 'Store'],
    marks: [
      span(1, 22, 64, 'hidden'),
      dot(0, 44, 'changes'),
      dot(1, 66, 'shown'),
      value(2, 12, 'old'),
      value(2, 88, 'old', 'bad'),
    ],
  },
  'status.lying': {
    lanes: ['Socket', 'Store'],
    marks: [span(0, 32, 96, 'down', 'bad'), value(1, 14, 'connected'), value(1, 80, 'connected', 'bad')],
  },
  'auth.anonymous-socket': {
    lanes: ['Page', 'Server'],
    marks: [
      arrow([0, 12], [1, 20], 'connect, no token', 'bad'),
      dot(0, 44, 'token is there'),
      value(1, 80, 'nobody', 'bad'),
    ],
  },
  'auth.stale-socket': {
    lanes: ['User', 'Socket'],
    marks: [
      value(0, 14, 'Ada'),
      dot(0, 40, 'logout'),
      value(1, 14, "Ada's"),
      value(1, 60, "Ada's", 'bad'),
      dot(1, 82, 'event', 'bad'),
    ],
  },
  'socket.doubled': {
    lanes: ['First', 'Second', 'Store'],
    marks: [
      span(0, 6, 96, 'live'),
      span(1, 30, 96, 'live', 'bad'),
      arrow([0, 66], [2, 72], 'm1'),
      arrow([1, 76], [2, 80], 'm1', 'bad'),
      value(2, 92, 'm1, m1', 'bad'),
    ],
  },
  'resync.loop': {
    lanes: ['Page', 'Server'],
    marks: [
      dot(0, 8, 'back'),
      ...[20, 36, 52, 68, 84].map((x) => arrow([0, x], [1, x + 6], 'all', x === 20 ? 'plain' : 'bad')),
    ],
  },
  'resync.storm': {
    lanes: ['Pages', 'Server'],
    marks: [
      span(1, 6, 34, 'down', 'bad'),
      ...[38, 41, 44, 47, 50, 53, 56].map((x) => arrow([0, x], [1, x + 3], '', 'bad')),
      value(1, 80, '10 times as many', 'bad'),
    ],
  },
  'poll.hot': {
    lanes: ['Page', 'Server'],
    marks: [...[6, 20, 34, 48, 62].map((x) => arrow([0, x], [1, x + 4])), value(1, 86, 'nothing new', 'bad')],
  },
  'poll.hidden': {
    lanes: ['Tab', 'Server'],
    marks: [
      span(0, 26, 98, 'hidden', 'bad'),
      ...[10, 32, 50, 68, 86].map((x) => arrow([0, x], [1, x + 4], '', x < 26 ? 'plain' : 'bad')),
    ],
  },
  'poll.overlap': {
    lanes: ['Page', 'Server', 'Store'],
    marks: [
      arrow([0, 10], [1, 20], 'first'),
      arrow([0, 30], [1, 38], 'second'),
      arrow([1, 44], [2, 52], 'new'),
      arrow([1, 62], [2, 72], 'old', 'bad'),
      value(2, 88, 'old', 'bad'),
    ],
  },
};
