// Work that is done in steps, for whoever does not want to wait in between.

export function runToEnd<Result>(work: Generator<unknown, Result>): Result {
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}
