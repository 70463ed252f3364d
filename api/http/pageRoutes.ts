// The page at /api, which needs no network but this very origin, and what the API says of itself.

import type { Context } from 'hono';
import { Hono } from 'hono';
import css from '../page/page.css?raw';
import html from '../page/page.html?raw';
import script from '../page/page.js?raw';

const policy = [
  "default-src 'none'",
  "connect-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function pageRoutes() {
  return new Hono()
    .get('/', (c) => file(c, 'text/html', html))
    .get('/page.css', (c) => file(c, 'text/css', css))
    .get('/page.js', (c) => file(c, 'text/javascript', script));
}

function file(c: Context, type: string, text: string) {
  return c.body(text, 200, {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Security-Policy': policy,
    'Cache-Control': 'no-cache',
  });
}
