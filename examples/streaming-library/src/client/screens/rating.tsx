import styles from './rating.module.css';

export interface RatingProps {
  /** 1 to 5. 0: not rated. */
  readonly value: number;
  readonly onRate: (value: number) => void;
}

const stars = [1, 2, 3, 4, 5] as const;

/** Five stars. The one that is chosen takes the rating back. */
export function Rating({ value, onRate }: RatingProps) {
  return (
    <fieldset className={styles.rating}>
      <legend>{value === 0 ? 'Not rated' : `Rated ${value} of 5`}</legend>
      {stars.map((star) => (
        <button
          key={star}
          type="button"
          aria-label={star === 1 ? '1 star' : `${star} stars`}
          aria-pressed={star === value}
          data-lit={star <= value}
          onClick={() => onRate(star === value ? 0 : star)}
        >
          ★
        </button>
      ))}
    </fieldset>
  );
}
