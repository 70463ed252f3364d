// A link as a QR code, drawn as one path. Black on white in both themes: cameras expect it so.

import { encode } from 'uqr';
import { text } from '../text/en.ts';

const border = 2;

export function QrCode({ link, label }: { readonly link: string; readonly label: string }) {
  const { data, size } = encode(link, { ecc: 'M', border });
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <figure className="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
        <rect className="qr-paper" width={size} height={size} />
        <path className="qr-ink" d={path} />
      </svg>
      <figcaption className="hint">{text.share.scan}</figcaption>
    </figure>
  );
}
