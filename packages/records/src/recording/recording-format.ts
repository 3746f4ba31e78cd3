import Type from 'typebox';

/** Version of the file format, apart from that of the batches within. 1: the first. */
export const RECORDING_VERSION = 1;

/** The first line: says what the file is. */
export const RecordingStartSchema = Type.Object({
  driftscope: Type.Literal('recording'),
  v: Type.Integer({ minimum: 1 }),
});

/** The last line. A file without it was cut. */
export const RecordingEndSchema = Type.Object({
  end: Type.Object({
    batches: Type.Integer({ minimum: 0 }),
    records: Type.Integer({ minimum: 0 }),
  }),
});
