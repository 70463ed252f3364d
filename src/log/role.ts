// What a link allows with a log's stream: to write in it, or to look.

export type Role = 'edit' | 'view';
