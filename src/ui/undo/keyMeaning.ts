// Which keys mean undo and redo. Text that is being typed has an undo of its own.

export type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'target'>;

export function keyMeaning(event: Key): 'undo' | 'redo' | null {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return null;
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return key === 'y' && event.ctrlKey && !event.shiftKey ? 'redo' : null;
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  // An empty field has nothing to undo. In a dialog, what is typed is not done yet.
  return (
    target instanceof HTMLInputElement && (target.value !== '' || target.closest('dialog') !== null) && isText(target)
  );
}

/** A number in a line is changed by one key, and is an act then. */
function isText({ type }: HTMLInputElement): boolean {
  return type === 'text' || type === 'search';
}
