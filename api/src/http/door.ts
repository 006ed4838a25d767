import type { Server } from "node:http";

/** The way callers come to a server: a port of its own, or handed over by another process. */
export type Door = {
  open(server: Server): Promise<void>;
};

/** @throws EADDRINUSE and the like */
export function portDoor(host: string, port: number): Door {
  return {
    open: (server) =>
      new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, resolve);
      }),
  };
}
