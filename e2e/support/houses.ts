import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const KEEPER = fileURLToPath(new URL("keeper.ts", import.meta.url));

export type KeeperRequest = { readonly of: number } & (
  | { readonly ask: "COPY" }
  | { readonly ask: "MULTIPLY"; readonly url: string; readonly number: string; readonly times: number }
  | { readonly ask: "OUTRUN"; readonly url: string; readonly times: number }
);
export type KeeperAnswer = { readonly of: number } & (
  | { readonly url: string; readonly error?: undefined }
  | { readonly error: string }
);
type Wish = KeeperRequest extends infer Request
  ? Request extends unknown
    ? Omit<Request, "of">
    : never
  : never;

/** Databases with the small world of the API's tests: two projects, a person for each role, no complaint yet. */
export type Houses = AsyncDisposable & {
  /** One for a story of its own. */
  copy(): Promise<string>;
  /** So many further open complaints like the one with this number. */
  multiply(url: string, number: string, times: number): Promise<void>;
  /** So many further events in the log that concern no complaint. */
  outrun(url: string, times: number): Promise<void>;
};

export async function openHouses(): Promise<Houses> {
  const keeper = fork(KEEPER, { execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ended = once(keeper, "exit");
  let last = 0;
  await answerTo(keeper, last);

  async function ask(wish: Wish): Promise<string> {
    last += 1;
    const answer = answerTo(keeper, last);
    keeper.send({ ...wish, of: last });
    return answer;
  }

  return {
    copy: () => ask({ ask: "COPY" }),
    multiply: async (url, number, times) => void (await ask({ ask: "MULTIPLY", url, number, times })),
    outrun: async (url, times) => void (await ask({ ask: "OUTRUN", url, times })),
    async [Symbol.asyncDispose]() {
      keeper.disconnect();
      await ended;
    },
  };
}

async function answerTo(keeper: ChildProcess, of: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const ended = () => reject(new Error("the keeper of the databases ended"));
  const take = (answer: KeeperAnswer) => {
    if (answer.of !== of) return;
    if (answer.error === undefined) resolve(answer.url);
    else reject(new Error(answer.error));
  };
  keeper.on("message", take);
  keeper.once("exit", ended);
  try {
    return await promise;
  } finally {
    keeper.off("message", take);
    keeper.off("exit", ended);
  }
}
