/** "3 × Milk"; of one, only its name. The same in all our languages. */
export function severalOf(quantity: number, name: string): string {
  return quantity > 1 ? `${quantity} × ${name}` : name;
}
