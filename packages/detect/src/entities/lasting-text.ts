import { isJsonObject, type Json } from '@driftscope/records';
import { isVolatile } from './is-volatile.ts';

/** A value as text, without the fields that change by themselves: two copies of one thing have the same. */
export const lastingText = (value: Json): string =>
  JSON.stringify(value, (_name, part: Json) =>
    isJsonObject(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([name]) => !isVolatile(name))
            .sort(),
        )
      : part,
  );
