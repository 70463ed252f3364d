// A timer that can be called off, as a port: tests have their own.

/** Does the work after so long, unless what it returns is called before. */
export type After = (ms: number, work: () => void) => () => void;

/** Keeps no process alive. */
export const afterDelay: After = (ms, work) => {
  const timer = setTimeout(work, ms).unref();
  return () => clearTimeout(timer);
};
