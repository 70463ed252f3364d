// The certificate that the relay speaks TLS with, from two PEM files. Renewed files are taken up while it runs; a pair
// that does not fit together, as between the writing of one and of the other, leaves the one before in use. Looked at, not watched:
// what is written before a watcher has started would never be seen.

import { readFileSync } from 'node:fs';
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
  checkPair(current);
  /** What was reported last: a pair that stays unfit is reported once. */
  let reported = '';
  let timer: NodeJS.Timeout | undefined;

  return {
    current: () => current,
    follow(renewed) {
      timer = setInterval(() => {
        try {
          const pair = readPair(files);
          if (pair.cert.equals(current.cert) && pair.key.equals(current.key)) return;
          checkPair(pair);
          current = pair;
          reported = '';
          renewed(pair);
        } catch (cause) {
          const error = cause instanceof Error ? cause : new Error(String(cause));
          if (error.message !== reported) unfit(error);
          reported = error.message;
        }
      }, lookEveryMs);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}

function readPair({ cert, key }: { readonly cert: string; readonly key: string }): CertificatePair {
  return { cert: readFileSync(cert), key: readFileSync(key) };
}

/** Throws where they do not belong together. */
function checkPair(pair: CertificatePair): void {
  createSecureContext(pair);
}
