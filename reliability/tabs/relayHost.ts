// The relay of one schedule: on one port and one data directory whatever befalls it, with older copies of what it kept.

import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { freePort } from '../../e2e/freePort.ts';
import { type RunningRelay, startRelay } from '../relay/relayProcess.ts';

export interface RelayHost {
  readonly port: number;
  isUp(): boolean;
  start(): Promise<void>;
  /** As a power cut does it. */
  kill(): Promise<void>;
  /** Of a relay that is down. */
  copy(name: string): Promise<void>;
  setBack(name: string): Promise<void>;
}

export async function createRelayHost(main: string, directory: string): Promise<RelayHost> {
  const port = await freePort();
  const dataDir = path.join(directory, 'relay');
  const copyDir = (name: string) => path.join(directory, name);
  const environment = {
    PORT: String(port),
    STATIC_DIR: path.resolve(path.dirname(main), '../app'),
    MAX_CONNECTIONS_PER_ADDRESS: '1000',
  };
  let relay: RunningRelay | null = null;
  return {
    port,
    isUp: () => relay !== null,
    async start() {
      relay ??= await startRelay({ main, dataDir, environment });
    },
    async kill() {
      await relay?.kill();
      relay = null;
    },
    copy: (name) => cp(dataDir, copyDir(name), { recursive: true }),
    async setBack(name) {
      await rm(dataDir, { recursive: true });
      await cp(copyDir(name), dataDir, { recursive: true });
    },
  };
}
