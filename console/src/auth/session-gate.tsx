import { type ReactNode, useEffect, useSyncExternalStore } from "react";
import { useQuery } from "urql";
import { isSignedOut, liveLink } from "../graphql/clients.ts";
import { FailedPage, LoadingPage } from "../ui/states.tsx";
import { SessionOverlay } from "./session-overlay.tsx";
import { currentSession, sessionAbsent, sessionBegan, subscribeSession } from "./session.ts";
import { SignInPage } from "./sign-in-page.tsx";
import { ViewerQuery, rememberViewer } from "./viewer.ts";

/** Lets in who is signed in. When a session ends later, what is on the page stays under an overlay. */
export function SessionGate(props: { readonly children: ReactNode }) {
  const [{ data, error, fetching }, ask] = useQuery({ query: ViewerQuery });
  const session = useSyncExternalStore(subscribeSession, currentSession);
  const viewer = data?.viewer;

  useEffect(
    function noteSession() {
      if (fetching) return;
      if (viewer) {
        if (!rememberViewer(viewer)) location.assign("/");
        sessionBegan();
        liveLink.wake();
      } else if (data?.viewer === null) sessionAbsent();
    },
    [viewer, data, fetching],
  );
  useEffect(
    function tryAgain() {
      if (!error || isSignedOut(error)) return undefined;
      const timer = setInterval(() => ask({ requestPolicy: "network-only" }), 3000);
      return () => clearInterval(timer);
    },
    [error, ask],
  );

  const again = () => ask({ requestPolicy: "network-only" });
  if (session === "in" || session === "ended") {
    return (
      <>
        {props.children}
        {session === "ended" && <SessionOverlay onDone={again} />}
      </>
    );
  }
  if (session === "out" || (error && isSignedOut(error))) return <SignInPage onDone={again} />;
  if (error) return <FailedPage onRetry={again} />;
  return <LoadingPage />;
}
