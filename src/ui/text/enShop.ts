// Loaded when somebody goes shopping: the words of the list in the shop, in English.

export const shopInWords = {
  /** STABLE */
  inTheShop: 'In the shop',
  leave: 'Back to the list',
  inBasket: 'In the basket',
  /** To say so to the others. */
  claim: (name: string) => `I have ${name}`,
  claimShort: 'I have it',
  claimed: (names: readonly string[]) => `${listed(names)} ${names.length === 1 ? 'has' : 'have'} this`,
  /** Beside an aisle. */
  here: (names: readonly string[]) => `${listed(names)} ${names.length === 1 ? 'is' : 'are'} here`,
  arrange: {
    /** STABLE: both the button and the dialog. */
    title: 'Arrange aisles',
    hint: 'Drag them into the order in which you walk past them. Everybody in this cart gets the same order.',
    list: 'Aisles',
    up: (aisle: string) => `Move ${aisle} up`,
    down: (aisle: string) => `Move ${aisle} down`,
    nowAt: (aisle: string, place: number, of: number) => `${aisle} is ${place} of ${of} now.`,
  },
  picked: (name: string) => `${name} is in the basket.`,
};

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}
