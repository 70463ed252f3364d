// What is stored is stored: when somebody who is told of it fails, that is a bug to surface as an uncaught error, and
// neither undoes the fact nor keeps others from hearing of it.

export function callIsolated(call: () => void): void {
  try {
    call();
  } catch (bug) {
    queueMicrotask(() => {
      throw bug;
    });
  }
}
