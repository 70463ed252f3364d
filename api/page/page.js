// The page at /api: every call of /api/openapi.json, with what it takes, to be tried here. It asks nobody but its own origin, and
// keeps no key.

/** @typedef {{ in: string, name: string, required?: boolean, description?: string, schema?: any }} Parameter */
/** @typedef {{ summary?: string, description?: string, tags?: string[], parameters?: Parameter[], requestBody?: any, responses: any, security?: any[] }} Operation */

const about = element('about');
const which = element('which');
const operations = element('operations');
const link = /** @type {HTMLInputElement} */ (document.querySelector('input[name="link"]'));
/** What stands in the link. */
let opened = { root: 'cart', id: '', key: '' };

link.addEventListener('input', readLink);
element('make').addEventListener('click', makeCart);
const document_ = await (await fetch('/api/openapi.json')).json();
about.textContent = document_.info.description;
operations.replaceChildren(...document_.tags.flatMap(groupOf));
readLink();

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
  const token = operation.security?.some((way) => 'operator' in way) ? tokenField() : null;
  const isOpen = operation.security?.length === 0;
  const schema = operation.requestBody?.content?.['application/json']?.schema;
  const body =
    schema && make('textarea', { rows: 8, spellcheck: false, value: JSON.stringify(exampleOf(schema), null, 2) });
  const answer = make('pre', { hidden: true, tabIndex: 0 });
  answer.setAttribute('role', 'status');
  const inShell = make('pre', { hidden: true, tabIndex: 0 });
  const [headers, others] = [fields.filter(isHeader), fields.filter((field) => !isHeader(field))];
  const form = make('form', { autocomplete: 'off' }, ...others.map(({ label }) => label));
  if (token) form.append(token.label);
  if (body) form.append(...choicesOf(schema, body), make('label', {}, 'Body', body));
  if (headers.length > 0) {
    form.append(make('details', {}, make('summary', {}, 'Headers'), ...headers.map(({ label }) => label)));
  }
  form.append(make('button', { type: 'submit' }, 'Try it'), answer, inShell);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const asked = requestOf(path, method, fields, body?.value);
    inShell.hidden = false;
    inShell.textContent = curlOf(asked, isOpen ? '' : token ? 'API_OPERATOR_TOKEN' : 'KEY');
    answer.hidden = false;
    answer.textContent = '…';
    const key = isOpen ? '' : (token?.input.value.trim() ?? opened.key);
    answer.textContent = await call(asked, key).catch((cause) => String(cause));
  });
  const name = make('code', {}, make('b', { className: method }, method.toUpperCase()), ` ${path}`);
  return make(
    'details',
    {},
    make('summary', {}, name, ' ', make('span', {}, operation.summary ?? '')),
    ...(operation.description ? [make('p', { className: 'about' }, operation.description)] : []),
    answersOf(operation),
    form,
  );
}

/**
 * Where a body takes a list of commands: which ones there are. What is chosen is put into the body, to be changed.
 * @param {any} schema
 * @param {HTMLTextAreaElement} body
 */
function choicesOf(schema, body) {
  const { commands } = resolved(schema).properties ?? {};
  if (!commands) return [];
  const all = alternativesOf(commands.items);
  const select = make(
    'select',
    {},
    ...all.map((each) => make('option', {}, String(resolved(each).properties.type.const))),
  );
  select.addEventListener('change', () => {
    const example = { ...exampleOf(schema), commands: [exampleOf(all[select.selectedIndex])] };
    body.value = JSON.stringify(example, null, 2);
  });
  return [make('label', {}, 'Command', select)];
}

/** @param {any} schema @returns {any} */
function resolved(schema) {
  return schema.$ref ? resolved(document_.components.schemas[schema.$ref.split('/').at(-1)]) : schema;
}

/** @param {any} schema @returns {any[]} */
function alternativesOf(schema) {
  const { oneOf } = resolved(schema);
  return oneOf ? oneOf.flatMap(alternativesOf) : [schema];
}

/** @param {ReturnType<typeof fieldOf>} field */
function isHeader({ parameter }) {
  return parameter.in === 'header';
}

/** @param {Operation} operation */
function answersOf({ responses }) {
  const told = Object.entries(responses).map(([status, { description }]) =>
    make('li', {}, make('code', {}, status === 'default' ? '4xx, 5xx' : status), ` ${description}`),
  );
  return make('ul', { className: 'about' }, ...told);
}

function tokenField() {
  const input = make('input', { type: 'password', autocomplete: 'off' });
  return { input, label: make('label', {}, 'API_OPERATOR_TOKEN of this server', input) };
}

/** @param {Parameter} parameter */
function fieldOf(parameter) {
  const { name, description = '', required = false, schema } = parameter;
  const input = make('input', { name, required, spellcheck: false });
  if (parameter.in === 'path' && name === 'id') input.dataset['stream'] = '';
  if (schema?.default !== undefined) input.placeholder = String(schema.default);
  return { parameter, input, label: make('label', {}, [name, description].filter(Boolean).join(': '), input) };
}

/** @typedef {{ address: string, method: string, headers: Record<string, string>, body?: string }} Asked */

/**
 * @param {string} path
 * @param {string} method
 * @param {ReturnType<typeof fieldOf>[]} fields
 * @param {string | undefined} body
 * @returns {Asked}
 */
function requestOf(path, method, fields, body) {
  let address = path;
  const query = new URLSearchParams();
  /** @type {Record<string, string>} */
  const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
  for (const { parameter, input } of fields) {
    const value = input.value.trim();
    if (value === '') continue;
    if (parameter.in === 'path') address = address.replace(`{${parameter.name}}`, encodeURIComponent(value));
    else if (parameter.in === 'query') query.set(parameter.name, value);
    else headers[parameter.name] = value;
  }
  if (query.size > 0) address += `?${query}`;
  return { address, method: method.toUpperCase(), headers, ...(body === undefined ? {} : { body }) };
}

/**
 * @param {Asked} asked
 * @param {string} key
 * @returns {Promise<string>} what is answered
 */
async function call({ address, method, headers, ...body }, key) {
  const answer = await fetch(address, {
    ...{ method, ...body },
    headers: key === '' ? headers : { ...headers, Authorization: `Bearer ${key}` },
  });
  const text = await answer.text();
  const told = [`${answer.status} ${answer.statusText}`];
  for (const name of ['etag', 'location', 'retry-after', 'trolley-position']) {
    if (answer.headers.has(name)) told.push(`${name}: ${answer.headers.get(name)}`);
  }
  return `${told.join('\n')}\n\n${/json/.test(answer.headers.get('content-type') ?? '') ? JSON.stringify(JSON.parse(text), null, 2) : text}`;
}

/**
 * The same for a shell, with the key by the name of a variable: it is in no text that one may copy.
 * @param {Asked} asked
 * @param {string} key
 */
function curlOf({ address, method, headers, body }, key) {
  const given = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const data = body === undefined ? [] : [`-d ${quoted(body)}`];
  const how = method === (body === undefined ? 'GET' : 'POST') ? [] : [`-X ${method}`];
  const bearer = key === '' ? [] : [`-H "Authorization: Bearer $${key}"`];
  const parts = [...how, quoted(location.origin + address), ...bearer, ...given, ...data];
  return `curl ${parts.join(' \\\n  ')}`;
}

/** @param {string} text */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
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
 * @returns {any}
 */
function exampleOf(schema) {
  if (schema.$ref) return exampleOf(resolved(schema));
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
