import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { fail, ok, type Result } from '@driftscope/records';

/** How a field of a message is read, by its number: under which name, and as what. */
interface Field {
  readonly name: string;
  readonly read: (reader: BinaryReader, depth: number) => unknown;
  readonly repeated?: true;
}
type Message = ReadonlyMap<number, Field>;

const text = (name: string): Field => ({ name, read: (reader) => reader.string() });
const hex = (name: string): Field => ({ name, read: (reader) => Buffer.from(reader.bytes()).toString('hex') });
const nanos = (name: string): Field => ({ name, read: (reader) => String(reader.fixed64()) });
const one = (name: string, message: () => Message): Field => ({
  name,
  read: (reader, depth) => readMessage(reader, message(), reader.uint32(), depth + 1),
});
const many = (name: string, message: () => Message): Field => ({ ...one(name, message), repeated: true });

// Numbers of fields: https://github.com/open-telemetry/opentelemetry-proto, `trace/v1`, `common/v1`, `resource/v1`.
const value: Message = new Map([
  [1, text('stringValue')],
  [2, { name: 'boolValue', read: (reader) => reader.bool() }],
  [3, { name: 'intValue', read: (reader) => String(reader.int64()) }],
  [4, { name: 'doubleValue', read: (reader) => reader.double() }],
]);
const keyValue: Message = new Map([
  [1, text('key')],
  [2, one('value', () => value)],
]);
const event: Message = new Map([
  [1, nanos('timeUnixNano')],
  [2, text('name')],
  [3, many('attributes', () => keyValue)],
]);
const status: Message = new Map([[3, { name: 'code', read: (reader: BinaryReader) => reader.int32() }]]);
const span: Message = new Map([
  [1, hex('traceId')],
  [2, hex('spanId')],
  [4, hex('parentSpanId')],
  [5, text('name')],
  [7, nanos('startTimeUnixNano')],
  [8, nanos('endTimeUnixNano')],
  [9, many('attributes', () => keyValue)],
  [11, many('events', () => event)],
  [15, one('status', () => status)],
]);
const scopeSpans: Message = new Map([[2, many('spans', () => span)]]);
const resource: Message = new Map([[1, many('attributes', () => keyValue)]]);
const resourceSpans: Message = new Map([
  [1, one('resource', () => resource)],
  [2, many('scopeSpans', () => scopeSpans)],
]);
const request: Message = new Map([[1, many('resourceSpans', () => resourceSpans)]]);

/** Decodes an `ExportTraceServiceRequest` from protobuf into its JSON form. Fields that are not read here are skipped. */
export function decodeOtlp(body: Uint8Array): Result<unknown> {
  const reader = new BinaryReader(body);
  try {
    return ok(readMessage(reader, request, body.length, 0));
  } catch (error) {
    // The reader has no other way to say that the bytes are no message.
    return fail('invalid-protobuf', `The body is no OTLP export (${String(error)}).`, 'Check that it is sent whole.');
  }
}

function readMessage(reader: BinaryReader, message: Message, size: number, depth: number): unknown {
  const end = reader.pos + size;
  if (end > reader.len) throw new RangeError('a message that ends beyond the body');
  const fields: Record<string, unknown> = {};
  while (reader.pos < end) {
    const [number, wireType] = reader.tag();
    const field = message.get(number);
    if (field === undefined || wireType === WireType.EndGroup) {
      reader.skip(wireType, number);
      continue;
    }
    const content = field.read(reader, depth);
    if (!field.repeated) fields[field.name] = content;
    else {
      const list = fields[field.name];
      if (Array.isArray(list)) list.push(content);
      else fields[field.name] = [content];
    }
  }
  if (reader.pos !== end) throw new RangeError('a field that ends beyond its message');
  return fields;
}
