import Type from 'typebox';
import type { ApiOperation } from './api-operation.ts';

const FaultSchema = Type.Object({
  error: Type.Object({ kind: Type.String(), message: Type.String(), hint: Type.String() }),
});

/** Describes operations as an OpenAPI 3.1 document, whose schemas are JSON Schema like those of the code. */
export function describeApi(operations: readonly ApiOperation[], version: string): object {
  const paths = new Map<string, Record<string, object>>();
  for (const operation of operations) {
    const described = { [operation.method]: describeOperation(operation) };
    paths.set(operation.path, { ...paths.get(operation.path), ...described });
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Driftscope collector', version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(paths),
    components: {
      schemas: { Fault: FaultSchema },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function describeOperation({ method, path, summary, query, body, answer, scope }: ApiOperation): object {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true },
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query?.properties ?? {}).map(([name, schema]) => ({ name, in: 'query', schema }));
  const parameters = [...inPath, ...inQuery];
  return {
    operationId: `${method}${path.replace(/[^A-Za-z0-9]+(\w?)/g, (_, next: string) => next.toUpperCase())}`,
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: { [body.type]: { schema: body.schema } } } }),
    ...(scope && { security: [{ token: [scope] }, {}] }),
    responses: {
      [answer.status]: { description: 'It went well.', content: { [answer.type]: { schema: answer.schema } } },
      default: {
        description: 'It did not: why, and what to do.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Fault' } } },
      },
    },
  };
}
