import type { Around, Facts, Neighbour } from "../complaint/facts.ts";
import { phoneDigits } from "../complaint/phone.ts";
import type { ComplaintId } from "../kernel/ids.ts";
import type { ImportedRecord } from "./record.ts";

type Matter = Neighbour & {
  readonly projectCode: string;
  readonly triagedAt: Date | null;
  readonly matter: string | null;
  readonly incidentId: string | null;
};

/** MAJ-1, VIS-3: the complaints of one file as each other's neighbours, as AROUND_COLUMN has them in the database. */
export function neighbourhoodOf(
  records: readonly ImportedRecord[],
  idOf: (externalId: string) => ComplaintId,
): (record: ImportedRecord, facts: Facts) => Around {
  const all = records.map((record) => [record, matterOf(record, idOf)] as const);
  const known = new Map(all);
  const byHousehold = Map.groupBy(
    all.map(([, matter]) => matter),
    ({ projectCode, household }) => `${projectCode} ${household}`,
  );
  const byProject = Map.groupBy(
    all.map(([, matter]) => matter),
    ({ projectCode }) => projectCode,
  );
  return (record, facts) => {
    const own = known.get(record);
    if (own === undefined || own.household === "")
      return { household: [], matter: [], self: null, later: null };
    const same = (byHousehold.get(`${own.projectCode} ${own.household}`) ?? []).filter(
      ({ id }) => id !== own.id,
    );
    const { triagedAt, quietSince } = facts;
    return {
      self: own.household,
      household: same.filter(({ receivedAt }) => receivedAt <= own.receivedAt),
      matter:
        triagedAt === null
          ? []
          : (byProject.get(own.projectCode) ?? []).filter(
              (other) =>
                other.id !== own.id &&
                isOnMatter(other, own) &&
                other.household !== "" &&
                other.triagedAt !== null &&
                other.triagedAt <= triagedAt,
            ),
      later: quietSince === null ? null : (same.find(({ receivedAt }) => receivedAt > quietSince) ?? null),
    };
  };
}

function isOnMatter(other: Matter, own: Matter): boolean {
  return (
    (other.incidentId !== null && other.incidentId === own.incidentId) ||
    (other.matter !== null && other.matter === own.matter)
  );
}

function matterOf({ head, history }: ImportedRecord, idOf: (externalId: string) => ComplaintId): Matter {
  const triaged = history.find((step) => step.type === "triaged");
  const { room, phone } = head.complainant;
  return {
    id: idOf(head.externalId),
    receivedAt: head.receivedAt,
    household: room ?? (phone === null ? "" : phoneDigits(phone)),
    projectCode: head.projectCode,
    triagedAt: triaged?.at ?? null,
    matter:
      triaged === undefined || triaged.subCategory === null
        ? null
        : `${triaged.category} ${triaged.subCategory}`,
    incidentId: head.incidentId,
  };
}
