import { cacheExchange } from "@urql/exchange-graphcache";
import { cacheSchema } from "../../generated/cache-schema.ts";
import { graphql } from "../../generated/gql.ts";

/** Values that live inside their parent and have no identity of their own. */
const EMBEDDED = [
  "AgreementAround",
  "AgreementContent",
  "AgreementDraft",
  "AgreementFinding",
  "AgreementResponsibility",
  "AgreementSignature",
  "AllowedAction",
  "AssignableDepartment",
  "AssignableStaff",
  "CalendarDay",
  "CalendarYear",
  "CaseChanges",
  "CaseClaim",
  "CaseClockConnection",
  "CaseClockCounters",
  "CaseClockEdge",
  "CaseEntry",
  "CaseMediator",
  "CaseObjection",
  "CaseOffer",
  "CaseOutsider",
  "CasePaper",
  "CaseRecord",
  "CaseReferral",
  "CaseRisk",
  "CaseSession",
  "CaseStep",
  "ClauseSource",
  "ClockExplanation",
  "Complainant",
  "ComplaintChange",
  "ComplaintGone",
  "ConflictError",
  "DepartmentFigures",
  "Due",
  "DueOnDay",
  "ExplainedDay",
  "ExplainedPause",
  "FieldChange",
  "FigureCounts",
  "Figures",
  "HeldRole",
  "Household",
  "Instalment",
  "InvalidError",
  "Issue",
  "KnownPerson",
  "LikelyDuplicate",
  "MediatorCandidate",
  "MessageChannelTested",
  "MessageChannels",
  "MessagePreview",
  "MessageTemplate",
  "MessageTemplates",
  "Milestones",
  "Move",
  "NotAllowedError",
  "NotFoundError",
  "NoticeChanges",
  "NoticeConnection",
  "NoticeEdge",
  "ObligationMove",
  "ObligationStateCount",
  "OfferAnswerGiven",
  "OfferDistance",
  "OwedDetails",
  "OwedObligationConnection",
  "OwedObligationEdge",
  "PageInfo",
  "Party",
  "PartyAgent",
  "PartyCode",
  "PartyConsent",
  "Performance",
  "PerformanceByCount",
  "PerformanceByMoney",
  "PersonFigures",
  "ProjectFigures",
  "QueueReload",
  "RevealedContact",
  "Room",
  "Suspension",
  "Term",
  "TermStanding",
  "TermWord",
  "TimelineConnection",
  "TimelineEdge",
  "TrendDay",
];

const UnreadNotices = graphql(`
  fragment UnreadNotices on Viewer {
    unreadNotices
  }
`);

/** There is one viewer, and it has no id. */
const VIEWER_KEY = "me";

export function createCache() {
  return cacheExchange({
    schema: cacheSchema,
    keys: {
      ...Object.fromEntries(EMBEDDED.map((type) => [type, () => null])),
      Viewer: () => VIEWER_KEY,
    },
    updates: {
      Subscription: {
        notified(result, _args, cache) {
          const message = result["notified"];
          if (typeof message !== "object" || message === null || !("unread" in message)) return;
          cache.writeFragment(UnreadNotices, {
            __typename: "Viewer",
            id: VIEWER_KEY,
            unreadNotices: message.unread,
          } as never);
          cache.invalidate("Query", "notices");
        },
      },
      Mutation: {
        savedViewSave: (_result, _args, cache) =>
          cache.invalidate({ __typename: "Viewer", id: VIEWER_KEY }, "savedViews"),
        noticeMarkRead: (_result, _args, cache) => cache.invalidate("Query", "notices"),
      },
    },
  });
}
