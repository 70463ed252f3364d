// What can be done with a moment of a cart's history, in English.

export const momentInWords = {
  /** STABLE */
  menu: 'More about this moment',
  title: 'This moment',
  titleNow: 'The cart as it is now',
  /** STABLE */
  newCart: 'New cart from this moment',
  copyHint: 'For who has this cart too: it opens just here.',
  compareHint: 'What came, went and changed between two moments, by whom, and what it costs.',
  newCartHint: 'A cart of its own with what is in this one. What is done in one does not reach the other.',
  /** STABLE */
  whatIf: 'What if',
  whatIfHint: 'Leave something out or move it, and see what the cart would be.',
  orderHint: 'As it happened, or as this device learned it.',
  /** STABLE */
  causal: 'Who had seen what',
  causalHint: 'All devices side by side, where they went apart and met, and each entry from near.',
};
