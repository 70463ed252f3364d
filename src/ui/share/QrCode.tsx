// A link as a QR code, drawn as one path, and what whoever scans it may do. Black on white in both themes: cameras expect it.

import { encode } from 'uqr';
import { Icon } from '../elements/Icon.tsx';
import { useShareText } from '../text/useShareText.ts';

const border = 2;

export function QrCode({ link, kind }: { readonly link: string; readonly kind: 'edit' | 'view' }) {
  const words = useShareText();
  const { data, size } = encode(link, { ecc: 'M', border });
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <figure className={`qr qr-${kind}`}>
      <svg
        viewBox={`0 0 ${size} ${size}`}
        role="img"
        aria-label={kind === 'edit' ? words.qr : words.qrView}
        shapeRendering="crispEdges"
      >
        <rect className="qr-paper" width={size} height={size} />
        <path className="qr-ink" d={path} />
      </svg>
      <figcaption>
        <Icon name={kind === 'edit' ? 'pencil' : 'eye'} />
        {kind === 'edit' ? words.scanToEdit : words.scanToView}
      </figcaption>
    </figure>
  );
}
