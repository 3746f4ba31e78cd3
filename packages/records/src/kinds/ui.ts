import Type from 'typebox';
import { recordSchema } from './record-schema.ts';

/** A selector that finds the element again, by what is stable in it: test id, id, name, role and label. */
export const target = Type.String();

const UiClick = recordSchema('ui.click', { target });
const UiSubmit = recordSchema('ui.submit', { target });

/** Length of what a field says now. Absent for secret fields, and where it says nothing by text. */
const size = Type.Optional(Type.Integer({ minimum: 0 }));

/** The user changed a field, and was done with it. What it says is never kept, only its length. */
const UiChange = recordSchema('ui.change', {
  target,
  size,
  /** Of a checkbox or radio button. */
  checked: Type.Optional(Type.Boolean()),
});

/** The user pressed Enter in a field where the browser submits nothing for it, so that the page may. Not with Shift, which asks for a line. */
const UiPress = recordSchema('ui.press', {
  target,
  /** `Enter`, `Control+Enter`, `Meta+Enter` or `Alt+Enter`. */
  key: Type.String({ maxLength: 40 }),
  size,
});

export const uiSchemas = [UiClick, UiSubmit, UiChange, UiPress] as const;
