import { useQuery } from "urql";
import { graphql } from "../../generated/gql.ts";
import type { ViewerQuery as ViewerData } from "../../generated/graphql.ts";

export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      staff {
        id
        name
        title
      }
      company {
        id
        name
      }
      roles {
        role
      }
      projects {
        id
        code
        name
        city
      }
      savedViews {
        id
        name
        query
      }
      unreadNotices
      demo
      calendarWarnings
      canRegister
      canAdminister
    }
  }
`);

export type Viewer = NonNullable<ViewerData["viewer"]>;

/** Who is signed in. Only below the session gate, which has asked already. */
export function useViewer(): Viewer {
  const [{ data }] = useQuery({ query: ViewerQuery, requestPolicy: "cache-first" });
  const last = data?.viewer ?? remembered;
  if (last === undefined) throw new Error("useViewer stands below the session gate only");
  return last;
}

/** While the overlay of an ended session is up, the page below goes on with the viewer it had. */
let remembered: Viewer | undefined;

/** False when it is another person than before: nothing of the page below is theirs. */
export function rememberViewer(viewer: Viewer): boolean {
  const same = remembered === undefined || remembered.staff.id === viewer.staff.id;
  remembered = viewer;
  return same;
}
