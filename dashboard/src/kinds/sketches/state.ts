import { arrow, dot, lost, type Sketch, span, value } from '../sketch.ts';

/** What stores and screens make of it. */
export const stateSketches: Readonly<Record<string, Sketch>> = {
  'store.duplicate': {
    lanes: ['Server', 'Store'],
    marks: [arrow([0, 24], [1, 32], 'm1'), value(1, 72, 'm1, m1', 'bad')],
  },
  'state.diverged': {
    lanes: ['Server', 'Store'],
    marks: [value(0, 14, 'open'), value(1, 14, 'open'), arrow([0, 40], [1, 48], 'closed'), value(1, 78, 'open', 'bad')],
  },
  'state.clobbered': {
    lanes: ['Page', 'Server', 'Store'],
    marks: [
      arrow([0, 12], [1, 20], 'send m2'),
      arrow([1, 30], [2, 38], 'm3'),
      arrow([1, 54], [0, 62], 'sent'),
      arrow([0, 66], [2, 74], 'm1, m2', 'bad'),
      value(2, 12, 'm1'),
      value(2, 90, 'no m3', 'bad'),
    ],
  },
  'state.cross-tab': {
    lanes: ['Tab 1', 'Tab 2'],
    marks: [
      dot(0, 24, 'likes'),
      value(0, 56, 'liked'),
      value(1, 16, 'not liked'),
      span(1, 34, 66, '5 s', 'faint'),
      value(1, 84, 'not liked', 'bad'),
    ],
  },
  'state.cross-client': {
    lanes: ['Ada', 'Server', 'Bob'],
    marks: [
      arrow([0, 10], [1, 18], 'write'),
      arrow([1, 24], [0, 32], 'done'),
      span(2, 36, 66, '5 s', 'faint'),
      value(2, 14, 'old'),
      value(2, 84, 'old', 'bad'),
    ],
  },
  'state.counter': {
    lanes: ['Server', 'Store'],
    marks: [arrow([0, 28], [1, 36], 'unread: 2'), value(1, 72, 'unread: 3', 'bad')],
  },
  'state.undeleted': {
    lanes: ['Server', 'Store'],
    marks: [value(1, 10, 'm1, m2'), arrow([0, 34], [1, 42], 'm2 deleted'), value(1, 76, 'm1, m2', 'bad')],
  },
  'state.stuck': {
    lanes: ['Request', 'Store'],
    marks: [
      span(0, 6, 14, ''),
      span(1, 6, 14, 'saving'),
      span(0, 28, 38, 'failed', 'bad'),
      span(1, 28, 98, 'saving', 'bad'),
    ],
  },
  'write.lost': {
    lanes: ['Page', 'Server'],
    marks: [
      value(0, 14, 'liked'),
      lost([0, 30], [1, 38], 'like'),
      value(1, 60, 'not liked'),
      value(0, 84, 'liked', 'bad'),
    ],
  },
  'write.duplicated': {
    lanes: ['Page', 'Server'],
    marks: [
      arrow([0, 14], [1, 22], 'order'),
      lost([1, 28], [0, 36]),
      arrow([0, 46], [1, 54], 'order', 'bad'),
      value(1, 82, '2 orders', 'bad'),
    ],
  },
  'write.overwritten': {
    lanes: ['Ada', 'Server', 'Bob'],
    marks: [
      arrow([0, 14], [1, 22], 'price 5'),
      value(0, 44, '5, saved'),
      arrow([2, 40], [1, 48], 'price 7', 'bad'),
      value(1, 78, 'price 7', 'bad'),
    ],
  },
  'write.echo-duplicate': {
    lanes: ['Page', 'Server', 'Store'],
    marks: [
      arrow([0, 12], [1, 20], 'send'),
      value(2, 14, 'tmp-1'),
      arrow([1, 40], [2, 48], 'echo: m7'),
      value(2, 82, 'tmp-1, m7', 'bad'),
    ],
  },
  'server.handler-error': {
    lanes: ['Page', 'Server'],
    marks: [
      value(0, 10, 'sent'),
      arrow([0, 22], [1, 30], 'message'),
      dot(1, 42, 'error', 'bad'),
      value(0, 82, 'sent', 'bad'),
    ],
  },
  'ttl.expired-visible': {
    lanes: ['Message', 'Store'],
    marks: [span(0, 6, 46, 'lives'), dot(0, 48, 'expired'), value(1, 16, 'm1'), value(1, 78, 'm1', 'bad')],
  },
  'ui.layout-jump': {
    lanes: ['Server', 'Screen'],
    marks: [arrow([0, 14], [1, 22], 'picture'), span(1, 34, 62, 'loads'), value(1, 84, 'rows jump', 'bad')],
  },
};
