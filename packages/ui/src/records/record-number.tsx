import classes from './record-number.module.css';

/** The number of a record, which leads to it. */
export function RecordNumber({ seq, onShow }: { readonly seq: number; readonly onShow: (seq: number) => void }) {
  return (
    <button type="button" className={classes.number} aria-label={`Record ${seq}`} onClick={() => onShow(seq)}>
      #{seq}
    </button>
  );
}
