// A timer that can be called off, as a port: tests have their own.

/** Does the work after so long, unless what it returns is called before. */
export type Later = (ms: number, work: () => void) => () => void;

/** Keeps no process alive. */
export const afterDelay: Later = (ms, work) => {
  const timer = setTimeout(work, ms).unref();
  return () => clearTimeout(timer);
};
