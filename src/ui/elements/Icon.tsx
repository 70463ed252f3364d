// The app's own few pictures, drawn on a 24-unit grid. Decoration: the button around one has the name.

const paths = {
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  remove: 'M6 6l12 12M18 6L6 18',
  back: 'M15 5l-7 7 7 7',
  stepBack: 'M17 6l-7 6 7 6M7 6v12',
  stepForward: 'M7 6l7 6-7 6M17 6v12',
  play: 'M8 5l11 7-11 7z',
  pause: 'M9 5v14M15 5v14',
  share: 'M12 15V4M8 8l4-4 4 4M5 12v7h14v-7',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  pencil: 'M5 19l1-4L16 5l3 3L9 18z',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5',
  link: 'M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1',
  compare: 'M8 4v16M4 8l4-4 4 4M16 20V4M12 16l4 4 4-4',
  undo: 'M9 6L4.5 10.5 9 15M5 10.5h9a5 5 0 0 1 0 10h-3',
  redo: 'M15 6l4.5 4.5L15 15M19 10.5h-9a5 5 0 0 0 0 10h3',
  history: 'M12 7v5l3.5 2M4.5 12a7.5 7.5 0 1 0 2.4-5.5M4 4v4h4',
  check: 'M5 12.5l4.5 4.5L19 7',
  import: 'M12 4v11M8 11l4 4 4-4M5 15v4h14v-4',
  shop: 'M6 9h12l1 10.5H5zM9 9V8a3 3 0 0 1 6 0v1',
  bin: 'M5 7h14M10 7V5h4v2M7 7l1 12h8l1-12',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
