// Reads a workbook apart from everything else, so that a hostile one can be stopped. Plain JavaScript: a thread starts from a file.
const { parentPort, workerData } = require('node:worker_threads');
const { default: readWorkbook } = require('read-excel-file/node');

readWorkbook(Buffer.from(workerData), { trim: false }).then(
  (sheets) => parentPort.postMessage({ sheets }),
  () => parentPort.postMessage({}),
);
