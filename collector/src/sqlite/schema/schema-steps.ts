import { schemaV1 } from './schema-v1.ts';
import { schemaV2 } from './schema-v2.ts';
import { schemaV3 } from './schema-v3.ts';
import { schemaV4 } from './schema-v4.ts';
import { schemaV5 } from './schema-v5.ts';
import { schemaV6 } from './schema-v6.ts';
import { schemaV7 } from './schema-v7.ts';
import { schemaV8 } from './schema-v8.ts';
import { schemaV9 } from './schema-v9.ts';
import { schemaV10 } from './schema-v10.ts';
import { schemaV11 } from './schema-v11.ts';
import { schemaV12 } from './schema-v12.ts';
import { schemaV13 } from './schema-v13.ts';
import { schemaV14 } from './schema-v14.ts';
import { schemaV15 } from './schema-v15.ts';

/** Step n brings the tables from version n to n + 1. A step that was released never changes. */
export const schemaSteps = [
  schemaV1,
  schemaV2,
  schemaV3,
  schemaV4,
  schemaV5,
  schemaV6,
  schemaV7,
  schemaV8,
  schemaV9,
  schemaV10,
  schemaV11,
  schemaV12,
  schemaV13,
  schemaV14,
  schemaV15,
] as const;
