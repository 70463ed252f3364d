// Something a shop sells, as this device knows it. A cart does not refer to it: a line copies what it shows.

export interface Product {
  readonly id: string;
  readonly name: string;
  /** Minor units, or null. */
  readonly price: number | null;
  readonly currency: string;
  readonly aisle: string | null;
}
