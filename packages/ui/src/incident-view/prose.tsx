import { Fragment } from 'react';

/** Text in which what stands between backticks is code. */
export function Prose({ text }: { readonly text: string }) {
  const parts = text.split('`').map((part, index) => ({ key: String(index), part, isCode: index % 2 === 1 }));
  return (
    <p>
      {parts.map(({ key, part, isCode }) =>
        isCode ? <code key={key}>{part}</code> : <Fragment key={key}>{part}</Fragment>,
      )}
    </p>
  );
}
