/** The name of a user as records have it: not at all where none is known. */
export const labelOf = ({ label }: { readonly label?: string }): { label?: string } =>
  label === undefined ? {} : { label };
