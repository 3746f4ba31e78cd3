import * as api from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import * as Sentry from '@sentry/node';
import { afterEach, expect, test } from 'vitest';
import { connectClient } from './testing/connect-client.ts';
import { startScene } from './testing/start-scene.ts';
import { openTelemetryTracing } from './tracing/open-telemetry-tracing.ts';
import { sentryTracing } from './tracing/sentry-tracing.ts';
import type { Tracing } from './tracing/tracing.ts';

afterEach(async () => {
  await Sentry.close();
  api.context.disable();
  api.trace.disable();
});

const hex = (length: number) => expect.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const aTrace = { traceId: hex(32), spanId: hex(16) };

/** A server that tells a room of what a client asks for, a while later, and fails at `fail`. */
async function startTraced(tracing: Tracing, traceSocketHandlers = true) {
  const scene = await startScene({ tracing, traceSocketHandlers });
  scene.io.on('connection', (socket) => {
    void socket.join('room');
    socket.on('say', async (text: string, done: () => void) => {
      await new Promise(setImmediate);
      scene.io.to('room').emit('said', text);
      done();
    });
    socket.on('fail', async (done: () => void) => {
      await new Promise(setImmediate);
      scene.probe.reportError(new Error('the disk is full'));
      done();
    });
  });
  return { scene, client: await connectClient({ port: scene.port }) };
}

async function sayTwiceAndFail(tracing: Tracing, traceSocketHandlers?: boolean) {
  const { scene, client } = await startTraced(tracing, traceSocketHandlers);
  await client.socket.emitWithAck('say', 'one');
  await client.socket.emitWithAck('say', 'two');
  await client.socket.emitWithAck('fail');
  const report = await scene.report();
  await scene.end();
  return {
    received: report.of('probe.receive').map(({ trace }) => trace),
    emitted: report.of('probe.emit').map(({ trace }) => trace),
    failed: report.of('probe.error').map(({ trace }) => trace),
    faults: report.of('recorder.fault'),
  };
}

function startOpenTelemetry() {
  const exporter = new InMemorySpanExporter();
  api.context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  api.trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }));
  return exporter;
}

test.each([
  [
    'Sentry',
    () => {
      Sentry.init({ dsn: 'http://key@127.0.0.1:1/1', tracesSampleRate: 1, transport: silent });
      return sentryTracing(Sentry);
    },
  ],
  [
    'OpenTelemetry',
    () => {
      startOpenTelemetry();
      return openTelemetryTracing(api);
    },
  ],
])(
  'with %s each event of a client has a trace of its own, and so has what its handler sends and throws',
  async (_name, start) => {
    const { received, emitted, failed, faults } = await sayTwiceAndFail(start());
    expect(received).toEqual([aTrace, aTrace, aTrace]);
    expect(new Set(received.map((trace) => trace?.traceId)).size).toBe(3);
    expect(emitted).toEqual(received.slice(0, 2));
    expect(failed).toEqual(received.slice(2));
    expect(faults).toEqual([]);
  },
);

const silent = () => Sentry.createTransport({ recordDroppedEvent: () => undefined }, async () => ({}));

test('spans of handlers say what came, and end', async () => {
  const exporter = startOpenTelemetry();
  await sayTwiceAndFail(openTelemetryTracing(api));
  const spans = exporter.getFinishedSpans();
  expect(spans.map(({ name }) => name)).toEqual(['say', 'say', 'fail']);
  expect(spans[0]?.attributes).toMatchObject({
    'messaging.system': 'socket.io',
    'messaging.destination.name': '/',
  });
});

test('without the option nothing is traced that was not', async () => {
  const exporter = startOpenTelemetry();
  const { received, emitted } = await sayTwiceAndFail(openTelemetryTracing(api), false);
  expect([...received, ...emitted]).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect(exporter.getFinishedSpans()).toEqual([]);
});

test('the probe sends its records without a span', async () => {
  startOpenTelemetry();
  const tracer = api.trace.getTracer('test');
  const { untraced } = openTelemetryTracing(api);
  const isRecording = tracer.startActiveSpan('request', (span) => {
    span.end();
    return [tracer.startSpan('fetch').isRecording(), untraced(() => tracer.startSpan('fetch').isRecording())];
  });
  expect(isRecording).toEqual([true, false]);
});

test('a tracing that fails costs the traces, and no event', async () => {
  const broken: Tracing = {
    active: () => {
      throw new Error('no context');
    },
    trace: (_event, work) => {
      work();
      work();
      throw new Error('no span');
    },
    untraced: (work) => work(),
  };
  const { received, emitted, faults } = await sayTwiceAndFail(broken);
  expect(received).toEqual([undefined, undefined, undefined]);
  expect(emitted).toHaveLength(2);
  expect(faults).not.toEqual([]);
});
