import type { LabRow } from '@driftscope/records';

/** Entities of an answer, as rows of which only the named fields count. */
export const rowsOf = (entities: readonly { readonly id: string }[], fields: readonly string[]): LabRow[] =>
  entities.map((entity) => {
    const said = new Map<string, unknown>(Object.entries(entity));
    return { id: entity.id, says: JSON.stringify(fields.map((field) => said.get(field) ?? null)) };
  });
