import Type from 'typebox';
import { recordSchema } from './record-schema.ts';

/** A selector that finds the element again, by what is stable in it: test id, id, name, role and label. */
export const target = Type.String();

const UiClick = recordSchema('ui.click', { target });
const UiSubmit = recordSchema('ui.submit', { target });

/** The user changed a field, and was done with it. What it says is never kept, only its length. */
const UiChange = recordSchema('ui.change', {
  target,
  /** Length of what it says now. Absent for secret fields, and where it says nothing by text. */
  size: Type.Optional(Type.Integer({ minimum: 0 })),
  /** Of a checkbox or radio button. */
  checked: Type.Optional(Type.Boolean()),
});

export const uiSchemas = [UiClick, UiSubmit, UiChange] as const;
