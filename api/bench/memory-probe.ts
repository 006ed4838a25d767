// Loaded into a server under measurement, so that it can be asked what it holds once all garbage is gone.

process.on("message", (question) => {
  if (question !== "memory") return;
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ resident: rss, held: heapUsed + external });
});
// The channel alone must not keep the server from ending.
process.channel?.unref();
