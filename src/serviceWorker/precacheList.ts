// What the build tells the service worker: every file of the app, and a version that names them all.

export interface Precache {
  readonly version: string;
  readonly assets: readonly { readonly url: string /** As in the HTML attribute. */; readonly integrity: string }[];
}
