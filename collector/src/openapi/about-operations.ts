import { ExampleListSchema, LabAddressSchema } from '@driftscope/records';
import Type from 'typebox';
import type { ApiOperation } from './api-operation.ts';
import { json } from './content.ts';

/** What says how the collector itself is. */
export const aboutOperations: readonly ApiOperation[] = [
  {
    method: 'get',
    path: '/api/health',
    summary: 'Whether it runs.',
    answer: json(
      Type.Object({ status: Type.Literal('ok'), version: Type.String(), store: Type.String(), uptimeS: Type.Number() }),
    ),
  },
  {
    method: 'get',
    path: '/api/ready',
    summary: 'Whether it takes records.',
    answer: json(Type.Object({ status: Type.Literal('ready') })),
  },
  { method: 'get', path: '/api/examples', summary: 'Examples that run beside it.', answer: json(ExampleListSchema) },
  {
    method: 'get',
    path: '/api/lab',
    summary: 'Where the lab is, if one runs beside it.',
    answer: json(LabAddressSchema),
  },
  {
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This description.',
    answer: json(Type.Object({ openapi: Type.Literal('3.1.0') })),
  },
];
