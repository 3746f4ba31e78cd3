import { arrow, dot, lost, type Sketch, value } from '../sketch.ts';

/** What comes, in which order, and in which form. */
export const eventSketches: Readonly<Record<string, Sketch>> = {
  'event.duplicate': {
    lanes: ['Server', 'Store'],
    marks: [
      arrow([0, 20], [1, 28], 'new_message'),
      arrow([0, 46], [1, 54], 'room:new_message', 'bad'),
      value(1, 84, 'm1, m1', 'bad'),
    ],
  },
  'event.orphan': {
    lanes: ['Server', 'Store'],
    marks: [
      arrow([0, 16], [1, 24], 'message of room 7', 'bad'),
      arrow([0, 56], [1, 64], 'room 7'),
      value(1, 86, 'room 7, empty', 'bad'),
    ],
  },
  'event.dropped': {
    lanes: ['Server', 'Store'],
    marks: [
      arrow([0, 8], [1, 14], 'm1'),
      arrow([0, 28], [1, 34], 'm2'),
      arrow([0, 48], [1, 54], 'm3', 'bad'),
      value(1, 82, 'm1, m2', 'bad'),
    ],
  },
  'event.never-sent': {
    lanes: ['Writer', 'Server', 'Reader'],
    marks: [
      arrow([0, 14], [1, 22], 'write'),
      value(1, 40, 'version 2'),
      lost([1, 56], [2, 64]),
      value(2, 16, 'version 1'),
      value(2, 86, 'version 1', 'bad'),
    ],
  },
  'event.before-commit': {
    lanes: ['Server', 'Page'],
    marks: [
      arrow([0, 12], [1, 18], 'changed'),
      arrow([1, 24], [0, 32], 'read'),
      arrow([0, 38], [1, 46], 'old', 'bad'),
      dot(0, 62, 'commit'),
      value(1, 86, 'old', 'bad'),
    ],
  },
  'event.wrong-scope': {
    lanes: ['Server', 'Open room'],
    marks: [
      value(1, 12, 'room B'),
      arrow([0, 36], [1, 44], 'message of room A', 'bad'),
      value(1, 80, "A's message", 'bad'),
    ],
  },
  'payload.partial': {
    lanes: ['Server', 'Store'],
    marks: [
      arrow([0, 14], [1, 22], 'read: id, name, phone'),
      arrow([0, 56], [1, 64], 'event: id'),
      value(1, 86, 'no name', 'bad'),
    ],
  },
  'payload.mismatch': {
    lanes: ['One source', 'Another'],
    marks: [value(0, 50, '{ text, sentAt }'), value(1, 50, '{ message, created_at }', 'bad')],
  },
  'payload.version-skew': {
    lanes: ['Server', 'Page'],
    marks: [
      arrow([0, 14], [1, 21], 'assignee'),
      value(0, 42, 'new version'),
      arrow([0, 66], [1, 73], 'assignee_name', 'bad'),
      value(1, 92, 'nobody', 'bad'),
    ],
  },
  'order.regressed': {
    lanes: ['Server', 'Store'],
    marks: [
      arrow([0, 14], [1, 22], 'version 5'),
      arrow([0, 46], [1, 54], 'version 4', 'bad'),
      value(1, 82, 'version 4', 'bad'),
    ],
  },
  'order.stale-overwrite': {
    lanes: ['Page', 'Server', 'Store'],
    marks: [
      arrow([0, 10], [1, 18], 'read'),
      arrow([1, 34], [2, 42], 'event: new'),
      arrow([1, 54], [2, 68], 'late answer: old', 'bad'),
      value(2, 90, 'old', 'bad'),
    ],
  },
  'order.snapshot-race': {
    lanes: ['Server', 'Page'],
    marks: [
      arrow([0, 8], [1, 16], 'snapshot: m1'),
      dot(0, 34, 'm2', 'bad'),
      arrow([1, 46], [0, 54], 'subscribe'),
      arrow([0, 62], [1, 70], 'm3'),
      value(1, 88, 'no m2', 'bad'),
    ],
  },
  'order.clock': {
    lanes: ['Server', 'Page'],
    marks: [
      dot(0, 14, '9:00 Ada'),
      dot(0, 44, '9:01 Bob'),
      value(1, 24, 'clock: 8:58'),
      value(1, 76, 'Bob above Ada', 'bad'),
    ],
  },
};
