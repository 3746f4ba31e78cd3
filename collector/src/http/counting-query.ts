import Type from 'typebox';

/** What all queries for numbers take. */
export const countingQuery = {
  /** Whether sessions that came from files count, too. Absent: they are left out, and the answer says how many. */
  withImported: Type.Optional(
    Type.Union([Type.Literal('true'), Type.Literal('false')], {
      description: 'whether sessions that came from files count, too',
    }),
  ),
};

/** Whether a query, which is yet to be checked, asks for them. */
export const isWithImported = (query: object): boolean => 'withImported' in query && query.withImported === 'true';
