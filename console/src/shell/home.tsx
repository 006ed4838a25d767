import { Navigate } from "react-router";
import { deskPath } from "../desk/desk-address.ts";
import { preferences } from "../theme/preferences.ts";

export function Home() {
  return <Navigate replace to={deskPath({ projects: preferences().projects })} />;
}
