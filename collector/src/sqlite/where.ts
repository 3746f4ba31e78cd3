import type { SQLInputValue } from 'node:sqlite';

/** What rows are asked for, as SQL with its parameters. */
export interface Where {
  readonly sql: string;
  readonly params: readonly SQLInputValue[];
}

/** Those whose column has one of these values. Absent: any. */
export function oneOf(column: string, values: readonly string[] | undefined): Where | undefined {
  if (values === undefined) return undefined;
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, params: values };
}

/** Those whose column has this value. Absent: any. */
export const only = (column: string, value: string | undefined): Where | undefined =>
  oneOf(column, value === undefined ? undefined : [value]);

/** Those of which all parts are true. Without parts: all. */
export function allOf(parts: readonly (Where | undefined)[]): Where {
  const asked = parts.filter((part) => part !== undefined);
  return { sql: asked.map(({ sql }) => sql).join(' AND ') || 'true', params: asked.flatMap(({ params }) => params) };
}
