import { encode } from 'uqr';
import { useMemo } from 'react';

/** A QR code as an SVG of one path, black on white whatever the theme. `size` in millimetres. */
export const QrCode = (props: { text: string; size: number }) => {
  const { data, size } = useMemo(() => encode(props.text, { ecc: 'M', border: 4 }), [props.text]);
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      width={`${props.size}mm`}
      height={`${props.size}mm`}
      shapeRendering="crispEdges"
      aria-hidden
      data-qr={props.text}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={pathOf(data)} fill="#000" />
    </svg>
  );
};

const pathOf = (rows: readonly (readonly boolean[])[]): string =>
  rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
