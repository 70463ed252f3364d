// Whole pages that say what is wrong and what to do, in English.

export const pagesInWords = {
  toHome: 'Go to your carts',
  newCart: 'Start a new cart',
  tryAgain: 'Try again',
  damaged: {
    title: 'This link is damaged',
    body: 'Part of it got lost on the way here; long links are sometimes cut in chats and mails. Ask for it again, and copy all of it.',
  },
  wrongKey: {
    title: 'This link does not open the cart',
    body: 'The key in it does not fit this cart. It may have been changed or mixed up with another link. Ask whoever sent it for a fresh one.',
  },
  unknownCart: {
    title: 'This cart is not on this device',
    body: 'The address alone does not open it: that takes the link with its key. Ask someone who has the cart to share it with you.',
  },
  removed: {
    title: 'This cart was taken off this device',
    body: 'Another window of this browser did it. Nobody else has lost anything: open it again, and whatever was saved for everyone comes back. What was kept only on this device is gone.',
    openAgain: 'Open it again',
  },
  youAreOffline: {
    title: 'You are offline',
    body: 'The link is fine, and this device has no connection. The cart arrives by itself as soon as it has one; you can leave this open.',
  },
  nothingYet: {
    title: 'Nothing here yet',
    body: 'The link is fine. The cart arrives when its maker is online; you can leave this open or come back later.',
  },
  cannotStore: {
    title: 'This browser keeps nothing for Trolley',
    body: 'Trolley keeps your carts on this device, and this browser does not allow it. Leave private browsing, or allow site data for this address, then reload.',
  },
};
