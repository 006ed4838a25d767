import {
  executeSubscriptionEvent,
  type ExecutionArgs,
  type ExecutionResult,
  validateSubscriptionArgs,
  type ValidatedSubscriptionArgs,
} from "graphql";
import type { Context } from "../context.ts";
import { Mailbox } from "../events/mailbox.ts";
import { isShareable } from "../events/shared.ts";

/** What may leave the house of a result, and of what was thrown. */
export type Mask = {
  result(result: ExecutionResult, context: Context): ExecutionResult;
  failure(thrown: unknown, context: Context): ExecutionResult;
};

const END = { done: true, value: undefined } as const;

/**
 * What one subscriber is told. Thousands wait here: nothing is kept but what the next message needs. Not an async
 * generator: its `return()` would wait for the message under way, so that one more is sent after the reader has left.
 */
export class Stream implements AsyncIterableIterator<ExecutionResult> {
  readonly #args: ExecutionArgs;
  readonly #key: string;
  readonly #mask: Mask;
  readonly #source: AsyncIterator<unknown>;
  #left = false;

  constructor(args: ExecutionArgs, key: string, mask: Mask, source: AsyncIterator<unknown>) {
    this.#args = args;
    this.#key = key;
    this.#mask = mask;
    this.#source = source;
  }

  async next(): Promise<IteratorResult<ExecutionResult>> {
    try {
      for (;;) {
        const step = await this.#source.next();
        if (step.done === true || this.#left) return END;
        const result = await this.#respond(step.value);
        // What was under way when the reader left is for nobody.
        if (this.#left) return END;
        if (await this.#mayBeTold(step.value))
          return { done: false, value: this.#mask.result(result, this.#context) };
      }
    } catch (thrown) {
      if (this.#left) return END;
      // A broken source ends with a masked error as its last message.
      await this.return();
      return { done: false, value: this.#mask.failure(thrown, this.#context) };
    }
  }

  async return(): Promise<IteratorResult<ExecutionResult>> {
    this.#left = true;
    this.#context.socket?.end();
    await this.#source.return?.();
    return END;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  get #context(): Context {
    return this.#args.contextValue as Context;
  }

  #respond(message: unknown): Promise<ExecutionResult> | ExecutionResult {
    const validated = validateSubscriptionArgs(ownContext(this.#args));
    return "schema" in validated ? respondTo(validated, message, this.#key) : { errors: validated };
  }

  /**
   * LIV-1: what is looked up for one reader may be newer than the stretch of the log that led to it. Whoever's rights were
   * changed before it was read is told by the stream itself that they were.
   */
  async #mayBeTold(message: unknown): Promise<boolean> {
    const { actor, socket, live } = this.#context;
    const isOwn = this.#source instanceof Mailbox && !isShareable(message);
    if (!isOwn || actor === null || socket === null) return true;
    await live.rightsSettled(actor.companyId);
    return socket.actor === actor;
  }
}

/** Plug-ins keep what they know of a context as long as it lives; the one that waits with a subscription is never theirs. */
export function ownContext(args: ExecutionArgs): ExecutionArgs {
  return { ...args, contextValue: { ...(args.contextValue as Context) } };
}

const executions = new WeakMap<object, Map<string, Promise<ExecutionResult>>>();

/** One message to one way of reading; a shareable one is executed once for all who read in this way. */
export function respondTo(
  args: ValidatedSubscriptionArgs,
  message: unknown,
  key: string,
): Promise<ExecutionResult> {
  const execute = async () => executeSubscriptionEvent({ ...args, rootValue: message });
  if (!isShareable(message)) return execute();
  const known = executions.get(message) ?? new Map<string, Promise<ExecutionResult>>();
  executions.set(message, known);
  const result = known.get(key) ?? execute();
  known.set(key, result);
  return result;
}
