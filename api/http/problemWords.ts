// The words of this API's own problems. Those of a domain's reasons are the app's (src/ui/text).

import type { OwnProblem } from './problems.ts';

type Words = Readonly<Record<OwnProblem, string>>;

const english: Words = {
  'key-missing': 'Say what you may do: send “Authorization: Bearer” with the edit or view key of the link.',
  'not-found': 'There is nothing here, or the key is not one for it. Check the id and the key: both stand in the link.',
  'act-unknown': 'There is no such act in this cart. The history has the ids: “command”, or “id” of an event.',
  'method-not-allowed': 'That cannot be done here. What can, /api says.',
  'body-too-large': 'That is too much for one request. Please send it in smaller parts.',
  'not-json': 'The body is not JSON. Send “Content-Type: application/json” and check its brackets and quotes.',
  'not-understood': 'Some of this is not as it should be: see “errors”. What can be sent, /api says.',
  'precondition-not-understood': '“If-Match” wants one ETag of an answer of here, or the id of an event.',
  'view-only': 'This is a view key: with it one can look, not change. Ask for the edit link to join in.',
  'position-ahead':
    'This node has not come so far: it numbers anew. Begin at 0, and skip the events that you know by their ids.',
  'too-many-feeds': 'Too many feeds are open with this key. Close one first.',
  'too-many-followed': 'This server follows as many carts as it can. Let go of one, or ask who runs it.',
  'operator-unknown': 'Nobody can ask this here. Whoever runs this server has to set API_OPERATOR_TOKEN first.',
  'operator-only':
    'This is for who runs the server: send “Authorization: Bearer” with what API_OPERATOR_TOKEN is set to.',
  'being-built': 'This is being put together anew. Wait as long as “Retry-After” says.',
  moved: 'Somebody has changed it since: see “events”. Look again, then decide anew.',
  'entry-too-large': 'That is too much for one change. Please do it in smaller parts.',
  'no-writer-slot': 'Too many are writing to this at once here. Try again in a moment.',
  'too-many-requests': 'That is too often. Wait as long as “Retry-After” says.',
  storage: 'This server cannot keep anything right now, so nothing was changed. Try again in a moment.',
  'relay-unreachable': 'The relay does not answer, and nothing of this is known here. Try again in a moment.',
  busy: 'Too much is going on here. Try again in a moment.',
  draining: 'This server is about to stop. Try again in a moment.',
  'took-too-long': 'That took too long. Try again; with the same “Idempotency-Key” it has one effect.',
  failed: 'Something went wrong here that should not. Nothing is lost; try again, and tell who runs this server.',
};

const german: Words = {
  'key-missing':
    'Sag, was du darfst: Schick „Authorization: Bearer“ mit dem Schlüssel aus dem Link zum Bearbeiten oder Ansehen.',
  'not-found':
    'Hier ist nichts, oder der Schlüssel passt nicht dazu. Prüf Kennung und Schlüssel: Beide stehen im Link.',
  'act-unknown': 'Das hat in diesem Warenkorb niemand getan. Die Kennungen stehen im Verlauf: „command“ oder „id“.',
  'method-not-allowed': 'Das geht hier nicht. Was geht, steht unter /api.',
  'body-too-large': 'Das ist zu viel für eine Anfrage. Bitte schick es in kleineren Teilen.',
  'not-json': 'Das ist kein JSON. Schick „Content-Type: application/json“ und prüf Klammern und Anführungszeichen.',
  'not-understood': 'Etwas davon ist nicht, wie es sein soll: siehe „errors“. Was man schicken kann, steht unter /api.',
  'precondition-not-understood':
    '„If-Match“ braucht ein ETag einer Antwort von hier oder die Kennung eines Ereignisses.',
  'view-only': 'Das ist ein Schlüssel zum Ansehen: Ändern geht damit nicht. Frag nach dem Link zum Bearbeiten.',
  'position-ahead':
    'So weit ist es hier nicht: Hier wird neu gezählt. Fang bei 0 an und lass aus, was du an der Kennung kennst.',
  'too-many-feeds': 'Mit diesem Schlüssel sind zu viele Feeds offen. Schließ erst einen.',
  'too-many-followed':
    'Dieser Server verfolgt so viele Warenkörbe, wie er kann. Lass einen los oder frag den Betreiber.',
  'operator-unknown': 'Das kann hier niemand fragen. Wer den Server betreibt, muss erst API_OPERATOR_TOKEN setzen.',
  'operator-only': 'Das ist für den Betreiber: Schick „Authorization: Bearer“ mit dem Wert von API_OPERATOR_TOKEN.',
  'being-built': 'Das wird gerade neu aufgebaut. Wart so lange, wie „Retry-After“ sagt.',
  moved: 'Jemand hat es seitdem geändert: siehe „events“. Schau noch einmal hin und entscheide dann neu.',
  'entry-too-large': 'Das ist zu viel für eine Änderung. Bitte mach es in kleineren Teilen.',
  'no-writer-slot': 'Hier schreiben zu viele zugleich daran. Versuch es gleich noch einmal.',
  'too-many-requests': 'Das ist zu oft. Wart so lange, wie „Retry-After“ sagt.',
  storage: 'Dieser Server kann gerade nichts speichern, darum wurde nichts geändert. Versuch es gleich noch einmal.',
  'relay-unreachable': 'Das Relay antwortet nicht, und hier ist nichts davon bekannt. Versuch es gleich noch einmal.',
  busy: 'Hier ist gerade zu viel los. Versuch es gleich noch einmal.',
  draining: 'Dieser Server hört gleich auf. Versuch es gleich noch einmal.',
  'took-too-long':
    'Das hat zu lange gedauert. Versuch es noch einmal; mit demselben „Idempotency-Key“ wirkt es einmal.',
  failed:
    'Hier ging etwas schief, was nicht sollte. Nichts ist verloren; versuch es noch einmal und sag es dem Betreiber.',
};

export const problemWords = { en: english, de: german };
