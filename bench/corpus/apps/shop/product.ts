export interface Product {
  readonly sku: string;
  readonly title: string;
  readonly stock: number;
}
