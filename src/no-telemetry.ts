/**
 * Imported before anything else by every entry point. onnxruntime (since 1.29, on Linux too) sends what it does to
 * mobile.events.data.microsoft.com and keeps a number for this machine below ~/.cache/Microsoft, unless this stands in the
 * environment before it is loaded: nothing is then made, kept or sent. `npm run prove:offline` found it; it and
 * test/offline.test.ts see to it that it stays so. (microsoft/onnxruntime, pull request 27379)
 */
process.env['ORT_DISABLE_TELEMETRY'] = '1';
