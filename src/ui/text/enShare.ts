// Loaded with the dialog that shares a cart: its words, in English.

export const shareInWords = {
  /** STABLE */
  editLink: 'Edit link',
  /** STABLE */
  viewLink: 'View link',
  editHint: 'Whoever has it can change the cart.',
  viewHint: 'Whoever has it can look, not change.',
  copyEdit: 'for editing',
  copyView: 'for viewing',
  copied: 'Copied',
  copyFailed: 'Copying is not allowed here. The link is marked: copy it by hand.',
  sendEdit: 'Send the edit link…',
  sendView: 'Send the view link…',
  /** STABLE */
  qr: 'QR code of the edit link',
  qrView: 'QR code of the view link',
  scanToEdit: 'Scan to join: whoever does can change the cart.',
  scanToView: 'Scan to look: whoever does cannot change the cart.',
  address: 'Address',
  onlyHere:
    'Only this computer can open these links: its address here is “localhost”, and no other is known. Connect it to your network, and start Trolley without HOST=127.0.0.1.',
  nothingYet: 'The cart exists from its first item on. Put something in, then share it.',
  notThereYet: 'The server has not got everything yet: who opens the link now sees the rest when you are online.',
  message: (name: string) => `${name} on Trolley`,
};
