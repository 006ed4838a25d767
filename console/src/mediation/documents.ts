import { graphql } from "../../generated/gql.ts";
import type {
  MediationCaseQuery as CaseData,
  MediationCasesQuery as CasesData,
} from "../../generated/graphql.ts";

export const MediationCasesQuery = graphql(`
  query MediationCases($openOnly: Boolean!) {
    mediationCases(openOnly: $openOnly) {
      id
      number
      state
      mine
      proposedAt
      outcomeDueAt
      record {
        kind
        matter
        negotiation
        mediator {
          name
        }
        parties {
          letter
          name
        }
      }
    }
  }
`);

export const MediationCaseQuery = graphql(`
  query MediationCase($caseId: ID!) {
    mediationCase(id: $caseId) {
      id
      number
      version
      state
      mine
      readsConfidential
      proposedAt
      consentedAt
      outcomeDueAt
      complaintIds
      organisations {
        id
        kind
        name
      }
      candidates {
        id
        name
        title
        openCases
        against
      }
      timeline {
        seq
        at
        kind
        by
        about
      }
      record {
        kind
        matter
        negotiation
        extended
        open
        arbitrationClause
        outsiders {
          name
          relation
        }
        risk {
          text
          reportedTo
        }
        recorder
        failure
        withdrawnBy
        withdrawalReason
        acceptedRound
        organisation {
          name
          kind
        }
        mediator {
          name
          declaredAt
        }
        parties {
          letter
          role
          type
          name
          address
          phone
          sex
          birthDate
          companyCode
          representative
          guardian
          incapable
          ethnicGroup
          occupation
          room
          identityChecked
          signsElectronically
          rightsConfirmedAt
          signsElectronically
          consent {
            at
            how
          }
          agent {
            name
            matter
            maySettle
            until
          }
        }
        handovers {
          no
          to
          kind
          what
          purpose
          concerned
          duty
          at
          consents {
            party
            how
            at
          }
        }
        identities {
          party
          type
          masked
        }
        claims {
          by
          text
          amountFen
        }
        steps {
          step
          at
          record
        }
        objections {
          by
          at
          against
          reason
        }
        sessions {
          no
          mode
          at
          place
          cancelled
          calendar
          invited
          attendance
          minutes
          confirmedBy
          closedAt
        }
        statements {
          id
          sessionNo
          by
          level
          text
          keyMissing
          at
        }
        offers {
          round
          by
          at
          terms {
            agreed
            term {
              no
              obligor
              obligee
              kind
              description
              amountFen
              instalments {
                no
                dueDate
                amountFen
              }
              dueDate
              condition
              proof
            }
            words {
              party
              answer
            }
          }
          answers {
            party
            termNo
            answer
            note
          }
        }
        distances {
          round
          by
          amountFen
        }
        referral {
          step
          to
          at
          reason
          followUp
        }
        partyCodes {
          letter
          code
        }
        papers {
          code
          address
        }
        agreementDraft {
          supplement
          confirmable
          sources {
            termNo
            round
          }
          around {
            electronic
            feeFen
            reserved
            ownersDecided
          }
          findings {
            check
            no
            severity
            article
            path
            message
          }
          content {
            number
            kind
            form
            text
            facts
            disputedMatter
            place
            date
            copies
            mediatorName
            recorderName
            responsibilities {
              party
              text
            }
            terms {
              no
              obligor
              obligee
              kind
              description
              amountFen
              instalments {
                no
                dueDate
                amountFen
              }
              dueDate
              condition
              proof
            }
          }
        }
        agreements {
          id
          hash
          electronic
          frozenAt
          droppedAt
          effectiveAt
          supplement
          confirmation
          lastDay
          appliedAt
          court
          courts {
            name
            grounds
          }
          decidedAt
          limitationEnds
          enforcementEnds
          content {
            number
            kind
            form
            text
          }
          signatures {
            signer
            means
            at
            stroke
            sentTo
          }
          lacking {
            path
          }
        }
        obligations {
          id
          termNo
          instalmentNo
          obligor
          obligee
          kind
          amountFen
          dueDate
          state
          urgedAt
          breachProposedAt
          moves {
            state
            at
            evidence
          }
        }
      }
    }
  }
`);

export type CaseInList = CasesData["mediationCases"][number];
export type OneCase = NonNullable<CaseData["mediationCase"]>;
export type CaseRecord = NonNullable<OneCase["record"]>;
export type Party = CaseRecord["parties"][number];
export type Session = CaseRecord["sessions"][number];
export type Statement = CaseRecord["statements"][number];
export type Offer = CaseRecord["offers"][number];
export type Term = Offer["terms"][number]["term"];
export type Draft = NonNullable<CaseRecord["agreementDraft"]>;
export type Finding = Draft["findings"][number];
export type Agreement = CaseRecord["agreements"][number];
export type Obligation = CaseRecord["obligations"][number];
export type Handover = CaseRecord["handovers"][number];
