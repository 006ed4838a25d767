import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  validateSubscriptionArgs,
  type ValidatedSubscriptionArgs,
} from "graphql";
import type { Context } from "../context.ts";
import { Mailbox } from "../events/mailbox.ts";
import type { Encoder } from "../events/outlet.ts";
import { executionKey } from "./execution-key.ts";
import { type Mask, ownContext, respondTo, Stream } from "./stream.ts";
import { writeEvent } from "./writer/write.ts";

/**
 * The one door to subscriptions. Equal ones share the execution of each shareable message, and once a reader has read
 * everything it shares the bytes, too: those do not come through here any more.
 */
export async function subscribe(args: ExecutionArgs, mask: Mask): Promise<Stream | ExecutionResult> {
  const validated = validateSubscriptionArgs(ownContext(args));
  if (!("schema" in validated)) return { errors: validated };
  const source = await createSourceEventStream(validated);
  if (!(Symbol.asyncIterator in source)) return source;
  const key = executionKey(args);
  const { socket } = args.contextValue as Context;
  if (source instanceof Mailbox && socket !== null) source.sendTo(encoderOf(validated, key, mask), socket);
  return new Stream(args, key, mask, source[Symbol.asyncIterator]());
}

/** Shared bytes are made for nobody in particular: what would look at the reader fails here, and is told as unexpected. */
function encoderOf(args: ValidatedSubscriptionArgs, key: string, mask: Mask): Encoder<unknown> {
  const context = args.contextValue as Context;
  const contextValue: Context = { ...context, actor: null, socket: null };
  const asNobody = { ...args, contextValue };
  return {
    key,
    encode: async (message) => {
      const written = writeEvent(asNobody, message);
      if (written !== null) return Buffer.from(written);
      return Buffer.from(JSON.stringify(mask.result(await respondTo(asNobody, message, key), contextValue)));
    },
  };
}
