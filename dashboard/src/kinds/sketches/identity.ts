import { arrow, dot, type Sketch, span, value } from '../sketch.ts';

/** Who is logged in, who is there, and what must not be left or read. */
export const identitySketches: Readonly<Record<string, Sketch>> = {
  'logout.stale-store': {
    lanes: ['User', 'Store'],
    marks: [value(0, 14, 'Ada'), dot(0, 44, 'logout'), value(1, 14, "Ada's rooms"), value(1, 76, "Ada's rooms", 'bad')],
  },
  'logout.stale-storage': {
    lanes: ['User', 'Disk'],
    marks: [value(0, 14, 'Ada'), dot(0, 44, 'logout'), value(1, 14, "Ada's key"), value(1, 76, "Ada's key", 'bad')],
  },
  'identity.leak': {
    lanes: ['User', 'Store'],
    marks: [
      value(0, 12, 'Ada'),
      dot(0, 36, 'logout'),
      value(0, 66, 'Bob'),
      value(1, 12, "Ada's rooms"),
      value(1, 72, "Ada's rooms", 'bad'),
    ],
  },
  'storage.plaintext-secret': {
    lanes: ['Page', 'Disk'],
    marks: [arrow([0, 26], [1, 36], 'private key', 'bad'), value(1, 66, '{ "d": "x4…" } in the clear', 'bad')],
  },
  'presence.false-offline': {
    lanes: ['Phone', 'Laptop', 'Others see'],
    marks: [
      span(0, 6, 40, 'online'),
      dot(0, 42, 'leaves'),
      span(1, 6, 96, 'online'),
      value(2, 18, 'online'),
      value(2, 76, 'offline', 'bad'),
    ],
  },
  'presence.ghost-online': {
    lanes: ['Last socket', 'Others see'],
    marks: [
      span(0, 6, 34, 'up'),
      dot(0, 36, 'closed'),
      span(0, 44, 82, '45 s', 'faint'),
      value(1, 18, 'online'),
      value(1, 90, 'online', 'bad'),
    ],
  },
};
