import {
  Client,
  type CombinedError,
  type Exchange,
  fetchExchange,
  mapExchange,
  subscriptionExchange,
} from "@urql/core";
import { sessionAbsent, untilSignedIn } from "../auth/session.ts";
import { ViewerQuery } from "../auth/viewer.ts";
import { currentLocale } from "../i18n/locale.ts";
import { createCache } from "./cache.ts";
import { createLiveLink } from "./live-link.ts";
import { noteServerDate } from "./server-time.ts";

const PATIENCE = 20_000;

export const liveLink = createLiveLink({
  url: `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`,
  onRefused: () => void askWhoIsSignedIn(),
  untilSignedIn,
});

export function isSignedOut(error: CombinedError): boolean {
  const status: unknown = error.response?.status;
  return status === 401 || error.graphQLErrors.some((one) => one.extensions["code"] === "SIGNED_OUT");
}

async function timedFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const limit = AbortSignal.timeout(PATIENCE);
  const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
  const response = await fetch(input, { ...init, signal });
  noteServerDate(response.headers.get("date"), Date.now());
  return response;
}

function build(exchanges: Exchange[]): Client {
  return new Client({
    url: "/graphql",
    preferGetMethod: false,
    fetch: timedFetch,
    fetchOptions: () => ({
      credentials: "same-origin",
      headers: { "x-heyi-client": "console", "accept-language": currentLocale() === "zh" ? "zh-CN" : "en" },
    }),
    exchanges: [
      mapExchange({
        onError(error) {
          if (isSignedOut(error)) sessionAbsent();
        },
      }),
      ...exchanges,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: liveLink.subscribe(
              { query: query ?? "", variables: { ...variables } },
              {
                next: (value) => sink.next(value as Parameters<typeof sink.next>[0]),
                error: (error) => sink.error(error),
                complete: () => sink.complete(),
              },
            ),
          }),
        }),
      }),
    ],
  });
}

/** Everything but the queue: normalised, so that a complaint changes wherever it is shown. */
export const client = build([createCache()]);

/** A socket may be refused for other reasons: only where the server knows nobody is the session over. */
async function askWhoIsSignedIn(): Promise<void> {
  const { data } = await client.query(ViewerQuery, {}, { requestPolicy: "network-only" }).toPromise();
  if (data?.viewer === null) sessionAbsent();
}

/**
 * The queue's rows have one home, the desk's own store (desk/queue-state.ts): a normalised cache would
 * keep every page read in eight hours, and would move rows while they are being read.
 */
export const queueClient = build([]);
