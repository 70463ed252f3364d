/** How long anything that must happen may take, in milliseconds. Nothing waits that long on a machine that does little else; a
 * schedule must not fail because the machine is slow. */
export const patienceMs = 180_000;
