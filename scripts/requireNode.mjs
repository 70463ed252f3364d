// Imported first by every entry script: an older Node gets a sentence instead of a stack trace.
// Written so that it parses on any Node that knows modules.

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Trolley needs Node 20.19 or newer; this is Node ${process.versions.node}.`);
  console.error('Install a current one from https://nodejs.org and try again.');
  process.exit(1);
}
