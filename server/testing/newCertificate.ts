// For tests: a certificate for localhost that nobody has signed but itself, and its key.

import { generate } from 'selfsigned';

export function newCertificate(): { readonly cert: string; readonly key: string } {
  const names = [{ type: 2, value: 'localhost' }];
  const { cert, private: key } = generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    days: 2,
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames: names }],
  });
  return { cert, key };
}
