// Preloaded into azurite-table (node --require). Azurite writes its data to disk at a graceful stop, and its table service
// knows only SIGINT and a "shutdown" message for that; a SIGTERM would lose the last seconds. So it is stopped by closing its
// standard input, which also happens when whoever started it dies. Signals that a terminal sends to everybody are left to the
// parent, which still needs the store while it shuts down.
'use strict';
const { Server } = require('node:net');

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
const once = process.once;
process.once = (event, listener) => (event === 'SIGINT' ? process : once.call(process, event, listener));

process.stdin
  .on('end', () => process.emit('message', 'shutdown') || process.exit(0))
  .on('error', () => process.emit('message', 'shutdown'))
  .resume();

// With port 0 only the listening server knows which port it got.
const listen = Server.prototype.listen;
Server.prototype.listen = function (...args) {
  this.once('listening', () => console.log('LISTENING ' + this.address().port));
  return listen.apply(this, args);
};
