export interface Order {
  readonly id: string;
  readonly dish: string;
  readonly isRush: boolean;
}

/** One page of a list, and how many there are on all of them. */
export interface OrderPage {
  readonly orders: readonly Order[];
  readonly total: number;
}
