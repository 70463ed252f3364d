// A raised hand, drawn as the other pictures are; it comes with the shop, which alone needs it.

export function HandIcon() {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M8 13V7a1.5 1.5 0 0 1 3 0v4V5a1.5 1.5 0 0 1 3 0v6V7a1.5 1.5 0 0 1 3 0v7a6 6 0 0 1-10.5 4l-2.5-4a1.5 1.5 0 0 1 2.5-1.5z" />
    </svg>
  );
}
