// Asks the browser not to delete what is kept here when it wants space. Once per page: some browsers ask the person, and
// one who has said no is not to be asked again at every change.

export function createKeepStorage(storage: Pick<StorageManager, 'persist' | 'persisted'> | undefined): () => void {
  let hasAsked = false;

  return () => {
    if (hasAsked || storage === undefined) return;
    hasAsked = true;
    // Where it is not to be had, the cart is kept as long as the browser likes; nothing can be done about it.
    void storage
      .persisted()
      .then((isKept) => isKept || storage.persist())
      .catch(() => undefined);
  };
}
