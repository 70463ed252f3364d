// Running one command as a step: what it is, how long it took, and its output where it matters.

import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import process from 'node:process';

/**
 * @typedef {object} StepOptions
 * @property {NodeJS.ProcessEnv} [env] added to this process's own
 * @property {boolean} [quiet] keep the output back unless the command fails
 * @property {number} [timeout] ms after which it is stopped and has failed
 */

/**
 * Runs a command in the current directory; resolves to its exit code, 1 where it could not be started.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {StepOptions} [options]
 * @returns {Promise<number>}
 */
export function run(command, args, { env = {}, quiet = false, timeout = 0 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    // Not spawn's own timeout: its timer outlives a command that could not be started.
    const impatience = timeout > 0 ? setTimeout(() => child.kill(), timeout) : undefined;
    /** @type {Buffer[]} */
    const output = [];
    child.stdout?.on('data', (chunk) => output.push(chunk));
    child.stderr?.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => {
      clearTimeout(impatience);
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => {
      clearTimeout(impatience);
      if (code !== 0) process.stderr.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}

/**
 * A tool of node_modules, by its package's own entry: no npx, no shell, the same on every platform.
 * @param {string} script path below node_modules
 * @param {readonly string[]} args
 * @param {StepOptions} [options]
 */
export function runTool(script, args, options) {
  return run(process.execPath, [`node_modules/${script}`, ...args], options);
}

/**
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 */
export async function step(title, work) {
  const start = performance.now();
  console.log(`▸ ${title} …`);
  const result = await work();
  console.log(`  ${title}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

/**
 * Works at the same time, as many as the machine has cores for.
 * @param {readonly (() => Promise<void>)[]} works
 */
export async function atOnce(works) {
  const waiting = [...works];
  const takeTurns = async () => {
    for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) await work();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, takeTurns));
}
