import type { Redactor, Trace, TraceError, TraceSpan } from '@driftscope/records';

/** Cookies come one by one, under names of which none says what it is. Bodies and users are nobody's business here. */
const unwanted =
  /\.header\.(?:set[-_])?cookie(?:\.|$)|^http\.cookies?(?:\.|$)|\.body\.data$|^user\.|^client\.address$/i;

/** Takes secrets out of what others report. They hide some themselves; how much is their user's setting, not ours. */
export function cleanReport({ spans, errors }: Trace, redactor: Redactor): Trace {
  const clean = (name: string, text: string) => String(redactor.named(name, text));

  const cleanSpan = (span: TraceSpan): TraceSpan => {
    const attributes: Record<string, string | number | boolean> = {};
    for (const [name, value] of Object.entries(span.attributes)) {
      if (unwanted.test(name)) continue;
      const cleaned = redactor.named(name, value);
      attributes[name] = typeof cleaned === 'number' || typeof cleaned === 'boolean' ? cleaned : String(cleaned);
    }
    return { ...span, name: clean('name', span.name), attributes };
  };

  const cleanError = (error: TraceError): TraceError => ({
    ...error,
    message: clean('message', error.message),
    ...(error.during !== undefined && { during: clean('during', error.during) }),
    frames: error.frames.map((frame) => ({
      ...frame,
      text: clean('text', frame.text),
      ...(frame.code !== undefined && { code: clean('code', frame.code) }),
    })),
  });

  return { spans: spans.map(cleanSpan), errors: errors.map(cleanError) };
}
