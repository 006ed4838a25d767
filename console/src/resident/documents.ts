import { graphql } from "../../generated/resident/gql.ts";

export const Seen = graphql(`
  fragment Seen on Tracked {
    number
    state
    stateText
    project
    content
    demand
    receivedAt
    department
    handler
    promisedAt
    promiseMoved
    quietUntil
    confirmed
    rated
    canRemark
    canAddEvidence
    canConfirm
    canRefuse
    canRate
    entries {
      id
      kind
      title
      at
      text
      reason
      promisedAt
      ways
      file {
        name
        form
        url
        previewUrl
      }
    }
  }
`);

export const LookUp = graphql(`
  query LookUp($code: String!) {
    tracked(code: $code) {
      __typename
      ...Seen
      ... on Error {
        message
      }
    }
  }
`);

export const AddRemark = graphql(`
  mutation AddRemark($code: String!, $key: String!, $text: String!) {
    done: trackedRemark(code: $code, idempotencyKey: $key, text: $text) {
      __typename
      ...Seen
      ...Problem
    }
  }
`);

export const AddPhotos = graphql(`
  mutation AddPhotos($code: String!, $key: String!, $fileIds: [String!]!, $about: String) {
    done: trackedAddEvidence(code: $code, idempotencyKey: $key, fileIds: $fileIds, about: $about) {
      __typename
      ...Seen
      ...Problem
    }
  }
`);

export const Confirm = graphql(`
  mutation Confirm($code: String!, $key: String!) {
    done: trackedConfirm(code: $code, idempotencyKey: $key) {
      __typename
      ...Seen
      ...Problem
    }
  }
`);

export const Refuse = graphql(`
  mutation Refuse($code: String!, $key: String!, $reason: String!) {
    done: trackedRefuse(code: $code, idempotencyKey: $key, reason: $reason) {
      __typename
      ...Seen
      ...Problem
    }
  }
`);

export const Rate = graphql(`
  mutation Rate($code: String!, $key: String!, $rating: RatingInput!, $words: String) {
    done: trackedRate(code: $code, idempotencyKey: $key, rating: $rating, words: $words) {
      __typename
      ...Seen
      ...Problem
    }
  }
`);

export const Problem = graphql(`
  fragment Problem on Error {
    message
    ... on InvalidError {
      issues {
        path
        message
      }
    }
  }
`);

export const Desk = graphql(`
  query Desk($projectCode: String!) {
    reportDesk(projectCode: $projectCode) {
      __typename
      ... on ReportDesk {
        project
        riddle {
          text
          bits
          seal
        }
      }
      ... on Error {
        message
      }
    }
  }
`);

export const SendReport = graphql(`
  mutation SendReport($input: ReportInput!) {
    done: report(input: $input) {
      __typename
      ... on Reported {
        number
        trackingCode
      }
      ...Problem
    }
  }
`);

export const CheckProof = graphql(`
  query CheckProof($hash: String!) {
    agreementProof(hash: $hash) {
      number
      kind
      frozenAt
      effectiveAt
      droppedAt
    }
  }
`);

export const PartySeen = graphql(`
  fragment PartySeen on PartyCase {
    number
    version
    state
    matter
    letter
    name
    consented
    rightsConfirmed
    signsElectronically
    type
    mediator
    organisation
    others {
      letter
      name
    }
    sessions {
      no
      at
      place
      cancelled
      minutes
      confirmedBy
      frozen
    }
    offers {
      round
      by
      terms {
        term {
          no
          obligor
          obligee
          description
          amountFen
          dueDate
          proof
        }
        words {
          party
          answer
        }
      }
    }
    agreements {
      hash
      text
      electronic
      effectiveAt
      signatures {
        signer
      }
    }
  }
`);

export const PartyLookUp = graphql(`
  query PartyLookUp($code: String!) {
    answer: partyCase(code: $code) {
      __typename
      ...PartySeen
      ... on Error {
        message
      }
    }
  }
`);

export const PartyAct = graphql(`
  mutation PartyAct($input: PartyActInput!) {
    answer: partyAct(input: $input) {
      __typename
      ...PartySeen
      ...Problem
    }
  }
`);

export const PartyAskForCode = graphql(`
  mutation PartyAskForCode($code: String!) {
    answer: partyAskForSigningCode(code: $code) {
      __typename
      ... on SigningCodeSent {
        sentTo
      }
      ...Problem
    }
  }
`);

export const PartySign = graphql(`
  mutation PartySign($input: PartySignInput!) {
    answer: partySign(input: $input) {
      __typename
      ...PartySeen
      ...Problem
    }
  }
`);
