// The page at /api: every call of /api/openapi.json, with what it takes, to be tried here. It asks nobody but its own origin, and
// keeps no key.

/** @typedef {{ in: string, name: string, required?: boolean, description?: string, schema?: any }} Parameter */
/** @typedef {{ summary?: string, description?: string, tags?: string[], parameters?: Parameter[], requestBody?: any }} Operation */

const about = element('about');
const which = element('which');
const operations = element('operations');
const link = /** @type {HTMLInputElement} */ (document.querySelector('input[name="link"]'));
/** What stands in the link. */
let opened = { root: 'cart', id: '', key: '' };

const document_ = await (await fetch('/api/openapi.json')).json();
about.textContent = document_.info.description;
operations.replaceChildren(...document_.tags.flatMap(groupOf));
link.addEventListener('input', readLink);
element('make').addEventListener('click', makeCart);

/** @param {{ name: string, description?: string }} tag */
function groupOf({ name, description }) {
  const found = Object.entries(document_.paths).flatMap(([path, methods]) =>
    Object.entries(/** @type {Record<string, Operation>} */ (methods))
      .filter(([, operation]) => operation.tags?.[0] === name)
      .map(([method, operation]) => operationOf(path, method, operation)),
  );
  if (found.length === 0) return [];
  return [make('h2', {}, name), make('p', { className: 'about' }, description ?? ''), ...found];
}

/**
 * @param {string} path
 * @param {string} method
 * @param {Operation} operation
 */
function operationOf(path, method, operation) {
  const fields = (operation.parameters ?? []).map((parameter) => fieldOf(parameter));
  const schema = operation.requestBody?.content?.['application/json']?.schema;
  const body =
    schema && make('textarea', { rows: 8, spellcheck: false, value: JSON.stringify(exampleOf(schema), null, 2) });
  const answer = make('pre', { hidden: true, tabIndex: 0 });
  answer.setAttribute('role', 'status');
  const form = make('form', { autocomplete: 'off' }, ...fields.map(({ label }) => label));
  if (body) form.append(make('label', {}, 'Body', body));
  form.append(make('button', { type: 'submit' }, 'Try it'), answer);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    answer.hidden = false;
    answer.textContent = '…';
    answer.textContent = await call(path, method, fields, body?.value).catch((cause) => String(cause));
  });
  return make(
    'details',
    {},
    make(
      'summary',
      {},
      make('code', {}, `${method.toUpperCase()} ${path}`),
      make('span', {}, ` ${operation.summary ?? ''}`),
    ),
    make('p', { className: 'about' }, operation.description ?? ''),
    form,
  );
}

/** @param {Parameter} parameter */
function fieldOf(parameter) {
  const { name, description = '', required = false, schema } = parameter;
  const input = make('input', { name, required, spellcheck: false });
  if (parameter.in === 'path' && name === 'id') input.dataset['stream'] = '';
  if (schema?.default !== undefined) input.placeholder = String(schema.default);
  return { parameter, input, label: make('label', {}, [name, description].filter(Boolean).join(': '), input) };
}

/**
 * @param {string} path
 * @param {string} method
 * @param {ReturnType<typeof fieldOf>[]} fields
 * @param {string | undefined} body
 */
async function call(path, method, fields, body) {
  let address = path;
  const query = new URLSearchParams();
  /** @type {Record<string, string>} */
  const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
  if (opened.key !== '') headers['Authorization'] = `Bearer ${opened.key}`;
  for (const { parameter, input } of fields) {
    const value = input.value.trim();
    if (value === '') continue;
    if (parameter.in === 'path') address = address.replace(`{${parameter.name}}`, encodeURIComponent(value));
    else if (parameter.in === 'query') query.set(parameter.name, value);
    else headers[parameter.name] = value;
  }
  const asked = query.size === 0 ? address : `${address}?${query}`;
  const answer = await fetch(asked, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await answer.text();
  const told = [`${answer.status} ${answer.statusText}`];
  for (const name of ['etag', 'location', 'retry-after', 'trolley-position']) {
    if (answer.headers.has(name)) told.push(`${name}: ${answer.headers.get(name)}`);
  }
  return `${told.join('\n')}\n\n${/json/.test(answer.headers.get('content-type') ?? '') ? JSON.stringify(JSON.parse(text), null, 2) : text}`;
}

function readLink() {
  const [, root = 'cart', id = '', key = ''] = /#\/(cart|order)\/([\w-]{22})\?k=([\w-]{22})/.exec(link.value) ?? [];
  opened = { root, id, key };
  which.textContent = id === '' ? '' : `The calls below are about ${root} ${id}, with the key of this link.`;
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('[data-stream]'))) {
    input.value = id;
  }
}

async function makeCart() {
  const body = JSON.stringify({ as: 'The page at /api', name: 'To try' });
  const answer = await fetch('/api/carts', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  const made = await answer.json();
  if (!answer.ok) which.textContent = made.detail;
  else {
    link.value = made.editLink;
    readLink();
  }
}

/**
 * Something that the schema takes, to be changed.
 * @param {any} schema
 * @returns {unknown}
 */
function exampleOf(schema) {
  if (schema.$ref) return exampleOf(document_.components.schemas[schema.$ref.split('/').at(-1)]);
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.examples) return schema.examples[0];
  const [first] = schema.oneOf ?? schema.anyOf ?? [];
  if (first) return exampleOf(first);
  if (schema.type === 'array') return [exampleOf(schema.items)];
  if (schema.type === 'object') {
    const wanted = Object.entries(schema.properties ?? {}).filter(
      ([name, { default: given }]) => given !== undefined || schema.required?.includes(name),
    );
    return Object.fromEntries(wanted.map(([name, of]) => [name, exampleOf(of)]));
  }
  return { string: 'Milk', number: 1, integer: 1, boolean: true }[/** @type {string} */ (schema.type)] ?? null;
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Readonly<Record<string, unknown>>} properties
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
function make(name, properties, ...children) {
  const made = document.createElement(name);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

/** @param {string} id */
function element(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

export {};
