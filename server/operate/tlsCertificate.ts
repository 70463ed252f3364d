// The certificate that the relay speaks TLS with, from two PEM files. Renewed files are taken up while it runs; a pair
// that does not fit together, as between the writing of one and of the other, leaves the one before in use.

import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { createSecureContext } from 'node:tls';

export interface CertificatePair {
  readonly cert: Buffer;
  readonly key: Buffer;
}

export interface TlsCertificate {
  /** As the files were when they last fitted together. */
  readonly current: () => CertificatePair;
  /** Told of every renewal, until `stop`. */
  readonly follow: (renewed: (pair: CertificatePair) => void) => void;
  readonly stop: () => void;
}

const defaultLookEveryMs = 5000;

/** Throws where the files cannot be read, or are no certificate and its key. */
export function readTlsCertificate(
  files: { readonly cert: string; readonly key: string },
  {
    lookEveryMs = defaultLookEveryMs,
    unfit = () => {},
  }: { readonly lookEveryMs?: number; readonly unfit?: (cause: Error) => void } = {},
): TlsCertificate {
  let current = readPair(files);
  let listener: (pair: CertificatePair) => void = () => {};

  function look(): void {
    try {
      const pair = readPair(files);
      if (pair.cert.equals(current.cert) && pair.key.equals(current.key)) return;
      current = pair;
      listener(pair);
    } catch (cause) {
      unfit(cause instanceof Error ? cause : new Error(String(cause)));
    }
  }

  return {
    current: () => current,
    follow(renewed) {
      listener = renewed;
      for (const path of [files.cert, files.key]) watchFile(path, { interval: lookEveryMs, persistent: false }, look);
    },
    stop() {
      for (const path of [files.cert, files.key]) unwatchFile(path, look);
    },
  };
}

function readPair({ cert, key }: { readonly cert: string; readonly key: string }): CertificatePair {
  const pair = { cert: readFileSync(cert), key: readFileSync(key) };
  createSecureContext(pair); // throws where they do not belong together
  return pair;
}
