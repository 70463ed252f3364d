// To the clipboard. Over plain http browsers have no clipboard interface; the older way, which copies what is selected, is
// there.

/** Whether it is on the clipboard. `field` holds the text; where nothing works it is left selected, to copy by hand. */
export async function copyText(copied: string, field: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(copied);
    return true;
  } catch {
    field?.select();
    try {
      return field !== null && document.execCommand('copy');
    } catch {
      return false;
    }
  }
}
