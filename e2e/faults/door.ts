import { connect } from "node:net";
import { oneOf } from "./chance.ts";

/** Where a new connection goes: any process, and the next one when that refuses, as a proxy before them would do it. */
export async function doorOf(ports: readonly number[]): Promise<number> {
  const left = new Set(ports);
  while (left.size > 1) {
    const port = oneOf([...left]);
    if (await accepts(port)) return port;
    left.delete(port);
  }
  return oneOf([...left]);
}

function accepts(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  return new Promise((resolve) => {
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
  }).then((accepted) => {
    socket.destroy();
    return accepted === true;
  });
}
