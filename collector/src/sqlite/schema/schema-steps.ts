import { SCHEMA_V1 } from './schema-v1.ts';
import { SCHEMA_V2 } from './schema-v2.ts';
import { SCHEMA_V3 } from './schema-v3.ts';
import { SCHEMA_V4 } from './schema-v4.ts';
import { SCHEMA_V5 } from './schema-v5.ts';
import { SCHEMA_V6 } from './schema-v6.ts';
import { SCHEMA_V7 } from './schema-v7.ts';
import { SCHEMA_V8 } from './schema-v8.ts';
import { SCHEMA_V9 } from './schema-v9.ts';
import { SCHEMA_V10 } from './schema-v10.ts';
import { SCHEMA_V11 } from './schema-v11.ts';
import { SCHEMA_V12 } from './schema-v12.ts';
import { SCHEMA_V13 } from './schema-v13.ts';
import { SCHEMA_V14 } from './schema-v14.ts';
import { SCHEMA_V15 } from './schema-v15.ts';
import { SCHEMA_V16 } from './schema-v16.ts';

/** Step n brings the tables from version n to n + 1. A step that was released never changes. */
export const schemaSteps = [
  SCHEMA_V1,
  SCHEMA_V2,
  SCHEMA_V3,
  SCHEMA_V4,
  SCHEMA_V5,
  SCHEMA_V6,
  SCHEMA_V7,
  SCHEMA_V8,
  SCHEMA_V9,
  SCHEMA_V10,
  SCHEMA_V11,
  SCHEMA_V12,
  SCHEMA_V13,
  SCHEMA_V14,
  SCHEMA_V15,
  SCHEMA_V16,
] as const;
