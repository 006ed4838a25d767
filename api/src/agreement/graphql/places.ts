import { decodedGlobalId } from "../../graphql/global-id.ts";
import { InvalidError } from "../../kernel/errors.ts";
import { isUuid, toId, type ProjectId } from "../../kernel/ids.ts";

/** A moment or a day, and the id that tells two of the same apart. */
type Place = readonly [moment: string, id: string];

export function encodePlace(place: Place): string {
  return Buffer.from(place.join(" ")).toString("base64url");
}

const SHAPE = /^(\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}\.\d{3}Z)?) ([0-9a-f-]{36})$/;

/** @throws InvalidError for what is no cursor of these lists */
export function decodePlace(after: string | null | undefined): Place | null {
  if (after === null || after === undefined) return null;
  const [, moment = "", id = ""] = SHAPE.exec(Buffer.from(after, "base64url").toString("utf8")) ?? [];
  if (!isUuid(id) || Number.isNaN(Date.parse(moment)))
    throw new InvalidError([{ path: "after", code: "CURSOR_UNKNOWN" }]);
  return [moment, id];
}

/** What is no project's id is in nobody's sight: nothing stands there. */
export function projectIdsOf(
  ids: readonly (string | number)[] | null | undefined,
): readonly ProjectId[] | null {
  if (ids === null || ids === undefined) return null;
  return ids.flatMap((each) => {
    const decoded = decodedGlobalId(String(each));
    return decoded?.typename === "Project" && isUuid(decoded.id) ? [toId<"Project">(decoded.id)] : [];
  });
}
