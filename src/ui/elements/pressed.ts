// A button answers at once: it looks pressed from the tap until what it asked for is a fact (or was refused).

export function holdPressed<T>(button: HTMLElement, work: Promise<T>): Promise<T> {
  button.dataset['pressed'] = '';
  return work.finally(() => {
    delete button.dataset['pressed'];
  });
}
