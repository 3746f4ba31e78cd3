/** What is asked of a request of Express. */
export interface ExpressRequest {
  readonly method: string;
  readonly path: string;
  readonly baseUrl?: string;
  /** Path and query, as the client has them. */
  readonly originalUrl?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Known once a route was found. */
  readonly route?: unknown;
}

/** What is asked of an answer of Express. */
export interface ExpressResponse {
  readonly statusCode: number;
  /** The answer has begun. */
  readonly headersSent?: boolean;
  json(body?: unknown): unknown;
}

export type ExpressMiddleware = (request: ExpressRequest, response: ExpressResponse, next: () => void) => void;

export type ExpressErrorMiddleware = (
  error: unknown,
  request: ExpressRequest,
  response: ExpressResponse,
  next: (error: unknown) => void,
) => void;
