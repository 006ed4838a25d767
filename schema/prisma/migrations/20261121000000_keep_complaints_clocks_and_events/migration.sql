-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "agreement_draft" (
    "case_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "sources" JSONB NOT NULL,
    "around" JSONB NOT NULL,
    "supplement_to_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agreement_draft_pkey" PRIMARY KEY ("case_id")
);

-- CreateTable
CREATE TABLE "agreement" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "electronic" BOOLEAN NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,
    "dropped_at" TIMESTAMPTZ(3),
    "effective_at" TIMESTAMPTZ(3),
    "supplement_to_id" UUID,
    "confirmation" TEXT NOT NULL,
    "last_day" DATE,
    "applied_at" TIMESTAMPTZ(3),
    "court" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_signature" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "signer" TEXT NOT NULL,
    "means" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sealed" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "staff_id" UUID,
    "stroke" TEXT,
    "sent_to" TEXT,

    CONSTRAINT "agreement_signature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signing_code" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "signer" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "sent_to" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obligation" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "term_no" INTEGER NOT NULL,
    "instalment_no" INTEGER,
    "obligor" TEXT NOT NULL,
    "obligee" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amount_fen" BIGINT,
    "due_date" DATE,
    "state" TEXT NOT NULL,
    "urged_at" TIMESTAMPTZ(3),
    "breach_proposed_at" TIMESTAMPTZ(3),

    CONSTRAINT "obligation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obligation_move" (
    "id" UUID NOT NULL,
    "obligation_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "evidence" TEXT,
    "staff_id" UUID,

    CONSTRAINT "obligation_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_user" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "username" TEXT,
    "display_username" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_account" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_throttle" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "blocked_till" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "complainant" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "phone_digits" TEXT,
    "room_id" UUID,

    CONSTRAINT "complainant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "complaint" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "tracking_code" TEXT NOT NULL,
    "external_id" TEXT,
    "channel" TEXT NOT NULL,
    "partner_app_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "occurred_at" TIMESTAMPTZ(3),
    "rules_version" INTEGER NOT NULL DEFAULT 1,
    "complainant_id" UUID NOT NULL,
    "room_id" UUID,
    "content" TEXT NOT NULL,
    "demand" TEXT,
    "mood" TEXT,
    "seeks" TEXT,
    "repeat_of_id" UUID,
    "search_terms" TEXT[],
    "state" TEXT NOT NULL,
    "category" TEXT,
    "sub_category" TEXT,
    "validity" TEXT,
    "validity_at" TIMESTAMPTZ(3),
    "severity" TEXT NOT NULL DEFAULT 'NORMAL',
    "malicious" BOOLEAN NOT NULL DEFAULT false,
    "injury" BOOLEAN NOT NULL DEFAULT false,
    "urgency" TEXT,
    "impact" TEXT,
    "priority" TEXT,
    "triaged_at" TIMESTAMPTZ(3),
    "intake_staff_id" UUID NOT NULL,
    "owner_id" UUID,
    "department_id" UUID,
    "handler_id" UUID,
    "assigned_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "declines" INTEGER NOT NULL DEFAULT 0,
    "level" INTEGER NOT NULL DEFAULT 0,
    "escalated_at" TIMESTAMPTZ(3),
    "acknowledged_level" INTEGER NOT NULL DEFAULT 0,
    "reminders" INTEGER NOT NULL DEFAULT 0,
    "responded_at" TIMESTAMPTZ(3),
    "replied_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),
    "visited_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "last_contact_at" TIMESTAMPTZ(3),
    "silence_noticed_at" TIMESTAMPTZ(3),
    "promised_at" TIMESTAMPTZ(3),
    "promise_moves" INTEGER NOT NULL DEFAULT 0,
    "suspended_from" TEXT,
    "suspend_reason" TEXT,
    "review_at" TIMESTAMPTZ(3),
    "settled_on_the_spot" BOOLEAN NOT NULL DEFAULT false,
    "visit_exemption" TEXT,
    "root_cause" TEXT,
    "about_staff_id" UUID,
    "investigated_at" TIMESTAMPTZ(3),
    "planned_at" TIMESTAMPTZ(3),
    "plan_consent" TEXT,
    "visit_tries" INTEGER NOT NULL DEFAULT 0,
    "last_try_on" DATE,
    "quiet_since" TIMESTAMPTZ(3),
    "quiet_until" TIMESTAMPTZ(3),
    "last_result" INTEGER,
    "manager_visits" INTEGER NOT NULL DEFAULT 0,
    "confirmed_at" TIMESTAMPTZ(3),
    "dissatisfied_at" TIMESTAMPTZ(3),
    "major_causes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "major_proposed_at" TIMESTAMPTZ(3),
    "major_since" TIMESTAMPTZ(3),
    "meeting_due_at" TIMESTAMPTZ(3),
    "meeting_held_at" TIMESTAMPTZ(3),
    "meeting_overdue_at" TIMESTAMPTZ(3),
    "incident_id" UUID,
    "merged_into_id" UUID,
    "task_department_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "measure_owner_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "next_action" TEXT,
    "next_action_due_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "due_kind" TEXT,
    "urge" TEXT NOT NULL DEFAULT 'IN_TIME',
    "provisional" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "department_id" UUID NOT NULL,
    "handler_id" UUID,
    "what" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "overdue_at" TIMESTAMPTZ(3),

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "preventive_measure" (
    "id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "due_date" DATE NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "reminded_at" TIMESTAMPTZ(3),

    CONSTRAINT "preventive_measure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "external_id" TEXT,
    "matter" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "complaint_number" (
    "project_id" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "complaint_number_pkey" PRIMARY KEY ("project_id","month")
);

-- CreateTable
CREATE TABLE "command_receipt" (
    "staff_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "complaint_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "command_receipt_pkey" PRIMARY KEY ("staff_id","key")
);

-- CreateTable
CREATE TABLE "queue_counter" (
    "project_id" UUID NOT NULL,
    "open" INTEGER NOT NULL DEFAULT 0,
    "unassigned" INTEGER NOT NULL DEFAULT 0,
    "due_soon" INTEGER NOT NULL DEFAULT 0,
    "overdue" INTEGER NOT NULL DEFAULT 0,
    "escalated" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "queue_counter_pkey" PRIMARY KEY ("project_id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "complaint_id" UUID,
    "case_id" UUID,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_view" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "log_head" (
    "company_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "log_head_pkey" PRIMARY KEY ("company_id")
);

-- CreateTable
CREATE TABLE "event" (
    "company_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actor_id" UUID,
    "complaint_id" UUID,
    "case_id" UUID,
    "version" INTEGER,
    "data" JSONB NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "event_pkey" PRIMARY KEY ("company_id","seq")
);

-- CreateTable
CREATE TABLE "event_words" (
    "company_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "public" BOOLEAN NOT NULL DEFAULT false,
    "words" JSONB NOT NULL,

    CONSTRAINT "event_words_pkey" PRIMARY KEY ("company_id","seq")
);

-- CreateTable
CREATE TABLE "evidence_file" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "uploaded_by_id" UUID,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "shared_mime" TEXT NOT NULL,
    "shared_sha256" CHAR(64) NOT NULL,
    "preview_sha256" CHAR(64),

    CONSTRAINT "evidence_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_access" (
    "id" BIGSERIAL NOT NULL,
    "file_id" UUID NOT NULL,
    "staff_id" UUID,
    "copy" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_access_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mediation_organisation" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "established" BOOLEAN NOT NULL,
    "phone" TEXT,
    "seat" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "mediation_organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "court" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "districts" TEXT[],
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "court_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mediation_case" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "external_id" TEXT,
    "number" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "mediator_id" UUID,
    "recorder_id" UUID,
    "organisation_id" UUID,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome_due_at" TIMESTAMPTZ(3),
    "file" JSONB NOT NULL,

    CONSTRAINT "mediation_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_number" (
    "project_id" UUID NOT NULL,
    "year" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "case_number_pkey" PRIMARY KEY ("project_id","year")
);

-- CreateTable
CREATE TABLE "case_complaint" (
    "case_id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,

    CONSTRAINT "case_complaint_pkey" PRIMARY KEY ("case_id","complaint_id")
);

-- CreateTable
CREATE TABLE "case_key" (
    "case_id" UUID NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "master" TEXT NOT NULL,

    CONSTRAINT "case_key_pkey" PRIMARY KEY ("case_id")
);

-- CreateTable
CREATE TABLE "case_statement" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "session_no" INTEGER,
    "by" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "text" TEXT,
    "sealed" BYTEA,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "staff_id" UUID,

    CONSTRAINT "case_statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "party_identity" (
    "case_id" UUID NOT NULL,
    "letter" TEXT NOT NULL,
    "id_type" TEXT NOT NULL,
    "masked" TEXT NOT NULL,
    "sealed" BYTEA,

    CONSTRAINT "party_identity_pkey" PRIMARY KEY ("case_id","letter")
);

-- CreateTable
CREATE TABLE "party_code" (
    "code" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "letter" TEXT NOT NULL,

    CONSTRAINT "party_code_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "case_timer" (
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "fire_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_timer_pkey" PRIMARY KEY ("case_id","kind","subject")
);

-- CreateTable
CREATE TABLE "confidence_request" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by_id" UUID,
    "opened_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "confidence_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_template" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_channel" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "project_id" UUID,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shown" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "message_channel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outgoing_message" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel_id" UUID NOT NULL,
    "template_id" UUID,
    "state" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,
    "answer" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "outgoing_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "area" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "service_hours" JSONB NOT NULL,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "room" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "building" INTEGER NOT NULL,
    "unit" INTEGER NOT NULL,
    "floor" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "label" TEXT NOT NULL,

    CONSTRAINT "room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "department" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "user_id" UUID,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "phone" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 0,
    "rights_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sub_category" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,

    CONSTRAINT "sub_category_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rights_head" (
    "company_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "rights_head_pkey" PRIMARY KEY ("company_id")
);

-- CreateTable
CREATE TABLE "staff_role" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "project_id" UUID,
    "department_id" UUID,

    CONSTRAINT "staff_role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partner_app" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT[],
    "project_ids" UUID[],
    "staff_id" UUID NOT NULL,
    "since" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "partner_app_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partner_key" (
    "id" UUID NOT NULL,
    "app_id" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "shown" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "partner_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bucket" (
    "key" TEXT NOT NULL,
    "level" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bucket_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "shift_handover" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "from_staff_id" UUID NOT NULL,
    "to_staff_id" UUID NOT NULL,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "shift_handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shift_handover_item" (
    "handover_id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "note" TEXT,

    CONSTRAINT "shift_handover_item_pkey" PRIMARY KEY ("handover_id","complaint_id")
);

-- CreateTable
CREATE TABLE "stocktaking" (
    "company_id" UUID NOT NULL,
    "day" TEXT NOT NULL,
    "open" INTEGER NOT NULL,
    "lost" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stocktaking_pkey" PRIMARY KEY ("company_id","day")
);

-- CreateTable
CREATE TABLE "calendar_year" (
    "company_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "holidays" JSONB NOT NULL,
    "make_up_days" JSONB NOT NULL,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_year_pkey" PRIMARY KEY ("company_id","year")
);

-- CreateTable
CREATE TABLE "policy_version" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "project_id" UUID,
    "version" INTEGER NOT NULL,
    "data" JSONB,
    "service_hours" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "reason" TEXT,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clock" (
    "id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "generation" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "due_soon_at" TIMESTAMPTZ(3) NOT NULL,
    "limit_at" TIMESTAMPTZ(3),
    "provisional" BOOLEAN NOT NULL,
    "explanation" JSONB NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "due_soon_fired_at" TIMESTAMPTZ(3),
    "overdue_fired_at" TIMESTAMPTZ(3),
    "limit_fired_at" TIMESTAMPTZ(3),
    "escalation_steps" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suspension" (
    "id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "review_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "suspension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timer" (
    "complaint_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "fire_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "timer_pkey" PRIMARY KEY ("complaint_id","kind","subject")
);

-- CreateTable
CREATE TABLE "handling_tip" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "complainant_kind" TEXT,
    "mood" TEXT,
    "category" TEXT,
    "helps" TEXT NOT NULL,
    "never" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by_id" UUID,

    CONSTRAINT "handling_tip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "app_id" UUID NOT NULL,
    "shown" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "kinds" TEXT[],
    "project_ids" UUID[],
    "up_to" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "failing_since" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "complaint_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_attempt" (
    "id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "failure" TEXT,
    "answer" TEXT,
    "ms" INTEGER NOT NULL,

    CONSTRAINT "webhook_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "agreement_case_id_frozen_at_idx" ON "agreement"("case_id", "frozen_at");

-- CreateIndex
CREATE INDEX "agreement_hash_idx" ON "agreement"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_signature_agreement_id_signer_key" ON "agreement_signature"("agreement_id", "signer");

-- CreateIndex
CREATE INDEX "signing_code_agreement_id_signer_sent_at_idx" ON "signing_code"("agreement_id", "signer", "sent_at");

-- CreateIndex
CREATE INDEX "obligation_company_id_project_id_state_due_date_idx" ON "obligation"("company_id", "project_id", "state", "due_date");

-- CreateIndex
CREATE INDEX "obligation_case_id_idx" ON "obligation"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "obligation_agreement_id_term_no_instalment_no_key" ON "obligation"("agreement_id", "term_no", "instalment_no");

-- CreateIndex
CREATE INDEX "obligation_move_obligation_id_at_idx" ON "obligation_move"("obligation_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "auth_user_email_key" ON "auth_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "auth_user_username_key" ON "auth_user"("username");

-- CreateIndex
CREATE UNIQUE INDEX "auth_session_token_key" ON "auth_session"("token");

-- CreateIndex
CREATE INDEX "auth_session_user_id_idx" ON "auth_session"("user_id");

-- CreateIndex
CREATE INDEX "auth_account_user_id_idx" ON "auth_account"("user_id");

-- CreateIndex
CREATE INDEX "auth_verification_identifier_idx" ON "auth_verification"("identifier");

-- CreateIndex
CREATE INDEX "complainant_phone_digits_idx" ON "complainant"("phone_digits");

-- CreateIndex
CREATE INDEX "complainant_room_id_idx" ON "complainant"("room_id");

-- CreateIndex
CREATE UNIQUE INDEX "complaint_tracking_code_key" ON "complaint"("tracking_code");

-- CreateIndex
CREATE INDEX "complaint_company_id_received_at_id_idx" ON "complaint"("company_id", "received_at", "id");

-- CreateIndex
CREATE INDEX "complaint_project_id_received_at_id_idx" ON "complaint"("project_id", "received_at", "id");

-- CreateIndex
CREATE INDEX "complaint_room_id_received_at_idx" ON "complaint"("room_id", "received_at");

-- CreateIndex
CREATE INDEX "complaint_complainant_id_idx" ON "complaint"("complainant_id");

-- CreateIndex
CREATE INDEX "complaint_repeat_of_id_idx" ON "complaint"("repeat_of_id");

-- CreateIndex
CREATE INDEX "complaint_incident_id_idx" ON "complaint"("incident_id");

-- CreateIndex
CREATE UNIQUE INDEX "complaint_company_id_number_key" ON "complaint"("company_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "complaint_company_id_external_id_key" ON "complaint"("company_id", "external_id");

-- CreateIndex
CREATE INDEX "task_complaint_id_idx" ON "task"("complaint_id");

-- CreateIndex
CREATE INDEX "task_department_id_state_idx" ON "task"("department_id", "state");

-- CreateIndex
CREATE INDEX "preventive_measure_complaint_id_idx" ON "preventive_measure"("complaint_id");

-- CreateIndex
CREATE INDEX "preventive_measure_owner_id_done_at_idx" ON "preventive_measure"("owner_id", "done_at");

-- CreateIndex
CREATE INDEX "incident_project_id_opened_at_idx" ON "incident"("project_id", "opened_at");

-- CreateIndex
CREATE UNIQUE INDEX "incident_company_id_external_id_key" ON "incident"("company_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_staff_id_seq_kind_key" ON "notice"("staff_id", "seq", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "saved_view_staff_id_name_key" ON "saved_view"("staff_id", "name");

-- CreateIndex
CREATE INDEX "event_company_id_complaint_id_seq_idx" ON "event"("company_id", "complaint_id", "seq");

-- CreateIndex
CREATE INDEX "event_company_id_case_id_seq_idx" ON "event"("company_id", "case_id", "seq");

-- CreateIndex
CREATE INDEX "evidence_file_complaint_id_idx" ON "evidence_file"("complaint_id");

-- CreateIndex
CREATE INDEX "evidence_file_uploaded_at_idx" ON "evidence_file"("uploaded_at");

-- CreateIndex
CREATE INDEX "evidence_access_file_id_at_idx" ON "evidence_access"("file_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "mediation_organisation_company_id_name_key" ON "mediation_organisation"("company_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "court_company_id_name_key" ON "court"("company_id", "name");

-- CreateIndex
CREATE INDEX "mediation_case_company_id_project_id_state_idx" ON "mediation_case"("company_id", "project_id", "state");

-- CreateIndex
CREATE INDEX "mediation_case_mediator_id_idx" ON "mediation_case"("mediator_id");

-- CreateIndex
CREATE UNIQUE INDEX "mediation_case_company_id_external_id_key" ON "mediation_case"("company_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "mediation_case_company_id_number_key" ON "mediation_case"("company_id", "number");

-- CreateIndex
CREATE INDEX "case_complaint_complaint_id_idx" ON "case_complaint"("complaint_id");

-- CreateIndex
CREATE INDEX "case_key_master_idx" ON "case_key"("master");

-- CreateIndex
CREATE INDEX "case_statement_case_id_at_idx" ON "case_statement"("case_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "party_code_case_id_letter_key" ON "party_code"("case_id", "letter");

-- CreateIndex
CREATE INDEX "case_timer_fire_at_idx" ON "case_timer"("fire_at");

-- CreateIndex
CREATE INDEX "confidence_request_case_id_asked_at_idx" ON "confidence_request"("case_id", "asked_at");

-- CreateIndex
CREATE INDEX "message_template_company_id_kind_at_idx" ON "message_template"("company_id", "kind", "at");

-- CreateIndex
CREATE INDEX "message_channel_company_id_ended_at_idx" ON "message_channel"("company_id", "ended_at");

-- CreateIndex
CREATE INDEX "outgoing_message_company_id_created_at_id_idx" ON "outgoing_message"("company_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "outgoing_message_complaint_id_idx" ON "outgoing_message"("complaint_id");

-- CreateIndex
CREATE UNIQUE INDEX "outgoing_message_company_id_seq_kind_channel_id_key" ON "outgoing_message"("company_id", "seq", "kind", "channel_id");

-- CreateIndex
CREATE UNIQUE INDEX "company_code_key" ON "company"("code");

-- CreateIndex
CREATE UNIQUE INDEX "project_company_id_code_key" ON "project"("company_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "project_company_id_id_key" ON "project"("company_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "room_project_id_label_key" ON "room"("project_id", "label");

-- CreateIndex
CREATE UNIQUE INDEX "department_project_id_code_key" ON "department"("project_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "staff_user_id_key" ON "staff"("user_id");

-- CreateIndex
CREATE INDEX "staff_company_id_rights_version_idx" ON "staff"("company_id", "rights_version");

-- CreateIndex
CREATE UNIQUE INDEX "staff_company_id_username_key" ON "staff"("company_id", "username");

-- CreateIndex
CREATE UNIQUE INDEX "sub_category_company_id_category_name_key" ON "sub_category"("company_id", "category", "name");

-- CreateIndex
CREATE INDEX "staff_role_staff_id_idx" ON "staff_role"("staff_id");

-- CreateIndex
CREATE INDEX "staff_role_project_id_role_idx" ON "staff_role"("project_id", "role");

-- CreateIndex
CREATE INDEX "partner_app_company_id_ended_at_idx" ON "partner_app"("company_id", "ended_at");

-- CreateIndex
CREATE UNIQUE INDEX "partner_key_hash_key" ON "partner_key"("hash");

-- CreateIndex
CREATE INDEX "partner_key_app_id_idx" ON "partner_key"("app_id");

-- CreateIndex
CREATE INDEX "bucket_at_idx" ON "bucket"("at");

-- CreateIndex
CREATE INDEX "shift_handover_to_staff_id_at_idx" ON "shift_handover"("to_staff_id", "at");

-- CreateIndex
CREATE INDEX "shift_handover_from_staff_id_at_idx" ON "shift_handover"("from_staff_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "policy_version_company_id_version_key" ON "policy_version"("company_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "clock_complaint_id_kind_generation_key" ON "clock"("complaint_id", "kind", "generation");

-- CreateIndex
CREATE UNIQUE INDEX "suspension_complaint_id_started_at_key" ON "suspension"("complaint_id", "started_at");

-- CreateIndex
CREATE INDEX "timer_fire_at_idx" ON "timer"("fire_at");

-- CreateIndex
CREATE INDEX "handling_tip_company_id_idx" ON "handling_tip"("company_id");

-- CreateIndex
CREATE INDEX "webhook_endpoint_app_id_idx" ON "webhook_endpoint"("app_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_settled_at_idx" ON "webhook_delivery"("settled_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_endpoint_id_seq_key" ON "webhook_delivery"("endpoint_id", "seq");

-- CreateIndex
CREATE INDEX "webhook_attempt_delivery_id_at_idx" ON "webhook_attempt"("delivery_id", "at");

-- AddForeignKey
ALTER TABLE "agreement_draft" ADD CONSTRAINT "agreement_draft_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "mediation_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "mediation_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_supplement_to_id_fkey" FOREIGN KEY ("supplement_to_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_signature" ADD CONSTRAINT "agreement_signature_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signing_code" ADD CONSTRAINT "signing_code_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation" ADD CONSTRAINT "obligation_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obligation_move" ADD CONSTRAINT "obligation_move_obligation_id_fkey" FOREIGN KEY ("obligation_id") REFERENCES "obligation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_account" ADD CONSTRAINT "auth_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complainant" ADD CONSTRAINT "complainant_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_complainant_id_fkey" FOREIGN KEY ("complainant_id") REFERENCES "complainant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_intake_staff_id_fkey" FOREIGN KEY ("intake_staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_handler_id_fkey" FOREIGN KEY ("handler_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_repeat_of_id_fkey" FOREIGN KEY ("repeat_of_id") REFERENCES "complaint"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_about_staff_id_fkey" FOREIGN KEY ("about_staff_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "complaint"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_partner_app_id_fkey" FOREIGN KEY ("partner_app_id") REFERENCES "partner_app"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_handler_id_fkey" FOREIGN KEY ("handler_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preventive_measure" ADD CONSTRAINT "preventive_measure_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "preventive_measure" ADD CONSTRAINT "preventive_measure_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_counter" ADD CONSTRAINT "queue_counter_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_words" ADD CONSTRAINT "event_words_company_id_seq_fkey" FOREIGN KEY ("company_id", "seq") REFERENCES "event"("company_id", "seq") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_file" ADD CONSTRAINT "evidence_file_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_access" ADD CONSTRAINT "evidence_access_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "evidence_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence_access" ADD CONSTRAINT "evidence_access_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_complaint" ADD CONSTRAINT "case_complaint_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "mediation_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_key" ADD CONSTRAINT "case_key_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "mediation_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_statement" ADD CONSTRAINT "case_statement_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "mediation_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party_identity" ADD CONSTRAINT "party_identity_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "mediation_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party_code" ADD CONSTRAINT "party_code_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "mediation_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_timer" ADD CONSTRAINT "case_timer_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "mediation_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "confidence_request" ADD CONSTRAINT "confidence_request_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "mediation_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_template" ADD CONSTRAINT "message_template_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_template" ADD CONSTRAINT "message_template_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_channel" ADD CONSTRAINT "message_channel_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_channel" ADD CONSTRAINT "message_channel_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_channel" ADD CONSTRAINT "message_channel_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_message" ADD CONSTRAINT "outgoing_message_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_message" ADD CONSTRAINT "outgoing_message_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "message_channel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "outgoing_message" ADD CONSTRAINT "outgoing_message_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "message_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sub_category" ADD CONSTRAINT "sub_category_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "partner_key" ADD CONSTRAINT "partner_key_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "partner_app"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shift_handover" ADD CONSTRAINT "shift_handover_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shift_handover" ADD CONSTRAINT "shift_handover_from_staff_id_fkey" FOREIGN KEY ("from_staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shift_handover" ADD CONSTRAINT "shift_handover_to_staff_id_fkey" FOREIGN KEY ("to_staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shift_handover_item" ADD CONSTRAINT "shift_handover_item_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "shift_handover"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shift_handover_item" ADD CONSTRAINT "shift_handover_item_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stocktaking" ADD CONSTRAINT "stocktaking_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_version" ADD CONSTRAINT "policy_version_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "staff"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clock" ADD CONSTRAINT "clock_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "timer" ADD CONSTRAINT "timer_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "partner_app"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpoint_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_complaint_id_fkey" FOREIGN KEY ("complaint_id") REFERENCES "complaint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_attempt" ADD CONSTRAINT "webhook_attempt_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "webhook_delivery"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table handling_tip add constraint handling_tip_complainant_kind_known check (complainant_kind in ('OWNER', 'TENANT', 'VISITOR', 'ORGANISATION', 'ANONYMOUS'));
alter table handling_tip add constraint handling_tip_mood_known check (mood in ('CALM', 'UPSET', 'FURIOUS'));
alter table handling_tip add constraint handling_tip_category_known check (category in ('FACILITIES', 'SECURITY', 'FIRE', 'VEHICLES', 'ENVIRONMENT', 'CONSTRUCTION', 'CHARGES', 'CLUBHOUSE', 'CUSTOMER_SERVICE', 'HOME_SERVICE', 'INTERNAL'));
alter table sub_category add constraint sub_category_category_known check (category in ('FACILITIES', 'SECURITY', 'FIRE', 'VEHICLES', 'ENVIRONMENT', 'CONSTRUCTION', 'CHARGES', 'CLUBHOUSE', 'CUSTOMER_SERVICE', 'HOME_SERVICE', 'INTERNAL'));
alter table complainant add constraint complainant_kind_known check (kind in ('OWNER', 'TENANT', 'VISITOR', 'ORGANISATION', 'ANONYMOUS'));
alter table complaint add constraint complaint_channel_known check (channel in ('HOTLINE', 'FRONT_DESK', 'WECHAT', 'APP', 'WEB', 'EMAIL', 'LETTER_BOX', 'HOME_VISIT', 'SURVEY', 'COMPANY_HOTLINE', 'GOV_HOTLINE', 'MEDIA', 'PARTNER_API'));
alter table complaint add constraint complaint_mood_known check (mood in ('CALM', 'UPSET', 'FURIOUS'));
alter table complaint add constraint complaint_seeks_known check (seeks in ('SEEKS_HELP', 'ENQUIRES', 'SUGGESTS', 'SEEKS_RESPECT'));
alter table complaint add constraint complaint_state_known check (state in ('REGISTERED', 'ASSIGNED', 'INVESTIGATING', 'RECTIFYING', 'RESOLVED', 'CLOSED', 'SUSPENDED', 'IN_MEDIATION', 'REFERRED', 'MERGED', 'WITHDRAWN'));
alter table complaint add constraint complaint_category_known check (category in ('FACILITIES', 'SECURITY', 'FIRE', 'VEHICLES', 'ENVIRONMENT', 'CONSTRUCTION', 'CHARGES', 'CLUBHOUSE', 'CUSTOMER_SERVICE', 'HOME_SERVICE', 'INTERNAL'));
alter table complaint add constraint complaint_validity_known check (validity in ('VALID', 'ASSISTED', 'INVALID'));
alter table complaint add constraint complaint_severity_known check (severity in ('NORMAL', 'MAJOR'));
alter table complaint add constraint complaint_urgency_known check (urgency in ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW'));
alter table complaint add constraint complaint_impact_known check (impact in ('COMMUNITY', 'GROUP', 'HOUSEHOLD'));
alter table complaint add constraint complaint_priority_known check (priority in ('P1', 'P2', 'P3', 'P4'));
alter table complaint add constraint complaint_suspended_from_known check (suspended_from in ('REGISTERED', 'ASSIGNED', 'INVESTIGATING', 'RECTIFYING', 'RESOLVED', 'CLOSED', 'SUSPENDED', 'IN_MEDIATION', 'REFERRED', 'MERGED', 'WITHDRAWN'));
alter table complaint add constraint complaint_suspend_reason_known check (suspend_reason in ('WAITING_COMPLAINANT', 'WAITING_THIRD_PARTY', 'WAITING_DEVELOPER', 'WAITING_SEASON'));
alter table complaint add constraint complaint_root_cause_known check (root_cause in ('STAFF', 'PROCESS', 'FACILITY', 'THIRD_PARTY', 'DEVELOPER', 'RESIDENT', 'NONE'));
alter table complaint add constraint complaint_outcome_known check (outcome in ('SATISFIED', 'ON_SPOT', 'EXEMPT', 'UNREACHABLE_7_DAYS', 'UNRESOLVED'));
alter table complaint add constraint complaint_visit_exemption_known check (visit_exemption in ('ON_SPOT', 'ANONYMOUS', 'NO_CONTACT', 'SENSITIVE'));
alter table complaint add constraint complaint_plan_consent_known check (plan_consent in ('AGREED', 'OBJECTED'));
alter table task add constraint task_state_known check (state in ('OFFERED', 'ACCEPTED', 'DECLINED', 'COMPLETED', 'DROPPED'));
alter table complaint add constraint complaint_next_action_known check (next_action in ('RESPOND', 'TRIAGE', 'ASSIGN', 'ACCEPT', 'REPLY', 'RESOLVE', 'RESPONSE_MEETING', 'REVIEW', 'VISIT', 'QUIET_PERIOD', 'CLOSE', 'FOLLOW_UP'));
alter table complaint add constraint complaint_due_kind_known check (due_kind in ('RESPOND', 'TRIAGE', 'ASSIGN', 'ACCEPT', 'REPLY', 'RESOLVE', 'RESPONSE_MEETING', 'REVIEW', 'VISIT', 'QUIET_PERIOD', 'CLOSE', 'FOLLOW_UP'));
alter table complaint add constraint complaint_urge_known check (urge in ('IN_TIME', 'DUE_SOON', 'OVERDUE'));
alter table clock add constraint clock_kind_known check (kind in ('RESPOND', 'REPLY', 'RESOLVE', 'VISIT'));
alter table clock add constraint clock_state_known check (state in ('RUNNING', 'PAUSED', 'MET', 'SUPERSEDED', 'STOPPED'));
alter table suspension add constraint suspension_reason_known check (reason in ('WAITING_COMPLAINANT', 'WAITING_THIRD_PARTY', 'WAITING_DEVELOPER', 'WAITING_SEASON'));
alter table event add constraint event_kind_known check (kind in ('REGISTERED', 'RESPONDED', 'TRIAGED', 'VALIDITY_CHANGED', 'ASSIGNED', 'ACCEPTED', 'DECLINED', 'ASSIGNMENT_LAPSED', 'CONTACTED', 'PROGRESS_NOTED', 'REMARKED', 'EVIDENCE_ADDED', 'INVESTIGATED', 'PLANNED', 'TASK_ADDED', 'TASK_ACCEPTED', 'TASK_DECLINED', 'TASK_COMPLETED', 'TASK_DROPPED', 'TASK_OVERDUE', 'PROMISED', 'PROMISE_MOVED', 'SUSPENDED', 'RESUMED', 'ESCALATED', 'ESCALATION_REMINDED', 'ESCALATION_ACKNOWLEDGED', 'RESOLVED', 'WITHDRAWN', 'MALICIOUS_FLAGGED', 'SEVERITY_SET', 'MAJOR_PROPOSED', 'MAJOR_DISMISSED', 'RESPONSE_MEETING_HELD', 'RESPONSE_MEETING_OVERDUE', 'INCIDENT_JOINED', 'INCIDENT_LEFT', 'MEDIATION_BEGUN', 'REFERRED', 'TAKEN_BACK', 'MERGED', 'VISITED', 'VISIT_EXEMPTED', 'QUIET_BROKEN', 'RESULT_CONFIRMED', 'RESULT_REFUSED', 'PREVENTIVE_MEASURE_SET', 'PREVENTIVE_MEASURE_DUE', 'PREVENTIVE_MEASURE_DONE', 'CLOSED', 'REOPENED', 'HANDED_OVER', 'CLOCK_DUE_SOON', 'CLOCK_OVERDUE', 'CLOCK_LIMIT_PASSED', 'SILENCE_NOTICED', 'DEADLINES_RECOMPUTED', 'CONTACT_REVEALED', 'MESSAGE_SENT', 'MESSAGE_FAILED', 'CALENDAR_LOADED', 'POLICY_CHANGED', 'STAFF_ADDED', 'STAFF_CHANGED', 'STAFF_PASSWORD_SET', 'DEPARTMENT_SAVED', 'PROJECT_ADDED', 'SUB_CATEGORY_SAVED', 'CASE_PROPOSED', 'CASE_CHANGED', 'CASE_BROUGHT_BEFORE', 'CASE_MEDIATOR_NAMED', 'CASE_DECLARED', 'CASE_OBJECTED', 'CASE_RIGHTS_CONFIRMED', 'CASE_PARTY_CONSENTED', 'CASE_PARTY_REFUSED', 'CASE_CONSENTED', 'CASE_SESSION_SCHEDULED', 'CASE_SESSION_MOVED', 'CASE_SESSION_CANCELLED', 'CASE_SESSION_HELD', 'CASE_SESSION_CONFIRMED', 'CASE_RECORDED', 'CASE_OFFERED', 'CASE_OFFER_ANSWERED', 'CASE_EXTENDED', 'CASE_RISK_FLAGGED', 'CASE_STEP_RECORDED', 'CASE_OUTCOME_DUE_SOON', 'CASE_OUTCOME_OVERDUE', 'CASE_WITHDRAWN', 'CASE_FAILED', 'CASE_REFERRED', 'CASE_IDENTITY_TAKEN', 'CASE_HANDOVER_AGREED', 'CASE_HANDED_OVER', 'CASE_CONFIDENCE_ASKED', 'CASE_CONFIDENCE_OPENED', 'AGREEMENT_DRAFTED', 'AGREEMENT_FROZEN', 'AGREEMENT_DROPPED', 'AGREEMENT_SIGNED', 'AGREEMENT_EFFECTIVE', 'OBLIGATION_DUE_SOON', 'OBLIGATION_OVERDUE', 'OBLIGATION_URGED', 'OBLIGATION_BREACH_PROPOSED', 'OBLIGATION_FULFILLED', 'OBLIGATION_WAIVED', 'OBLIGATION_BREACHED', 'CASE_PERFORMED', 'CONFIRMATION_REMINDED', 'CONFIRMATION_APPLIED', 'CONFIRMATION_DECIDED', 'CONFIRMATION_LAPSED'));
alter table notice add constraint notice_kind_known check (kind in ('REGISTERED', 'RESPONDED', 'TRIAGED', 'VALIDITY_CHANGED', 'ASSIGNED', 'ACCEPTED', 'DECLINED', 'ASSIGNMENT_LAPSED', 'CONTACTED', 'PROGRESS_NOTED', 'REMARKED', 'EVIDENCE_ADDED', 'INVESTIGATED', 'PLANNED', 'TASK_ADDED', 'TASK_ACCEPTED', 'TASK_DECLINED', 'TASK_COMPLETED', 'TASK_DROPPED', 'TASK_OVERDUE', 'PROMISED', 'PROMISE_MOVED', 'SUSPENDED', 'RESUMED', 'ESCALATED', 'ESCALATION_REMINDED', 'ESCALATION_ACKNOWLEDGED', 'RESOLVED', 'WITHDRAWN', 'MALICIOUS_FLAGGED', 'SEVERITY_SET', 'MAJOR_PROPOSED', 'MAJOR_DISMISSED', 'RESPONSE_MEETING_HELD', 'RESPONSE_MEETING_OVERDUE', 'INCIDENT_JOINED', 'INCIDENT_LEFT', 'MEDIATION_BEGUN', 'REFERRED', 'TAKEN_BACK', 'MERGED', 'VISITED', 'VISIT_EXEMPTED', 'QUIET_BROKEN', 'RESULT_CONFIRMED', 'RESULT_REFUSED', 'PREVENTIVE_MEASURE_SET', 'PREVENTIVE_MEASURE_DUE', 'PREVENTIVE_MEASURE_DONE', 'CLOSED', 'REOPENED', 'HANDED_OVER', 'CLOCK_DUE_SOON', 'CLOCK_OVERDUE', 'CLOCK_LIMIT_PASSED', 'SILENCE_NOTICED', 'DEADLINES_RECOMPUTED', 'CONTACT_REVEALED', 'MESSAGE_SENT', 'MESSAGE_FAILED', 'CALENDAR_LOADED', 'POLICY_CHANGED', 'STAFF_ADDED', 'STAFF_CHANGED', 'STAFF_PASSWORD_SET', 'DEPARTMENT_SAVED', 'PROJECT_ADDED', 'SUB_CATEGORY_SAVED', 'CASE_OUTCOME_DUE_SOON', 'CASE_OUTCOME_OVERDUE', 'OBLIGATION_DUE_SOON', 'OBLIGATION_OVERDUE', 'OBLIGATION_BREACH_PROPOSED', 'CONFIRMATION_REMINDED'));
alter table evidence_access add constraint evidence_access_copy_known check (copy in ('SHARED', 'ORIGINAL', 'PREVIEW'));
alter table staff_role add constraint staff_role_role_known check (role in ('AGENT', 'DISPATCHER', 'HANDLER', 'SUPERVISOR', 'PROJECT_MANAGER', 'COMPANY_QA', 'MEDIATOR', 'ADMIN'));
alter table message_template add constraint message_template_kind_known check (kind in ('ACKNOWLEDGEMENT', 'PROGRESS', 'RESULT', 'VISIT', 'STAFF_NOTICE'));
alter table message_channel add constraint message_channel_kind_known check (kind in ('EMAIL', 'SMS_WEBHOOK', 'WECOM_ROBOT', 'DINGTALK_ROBOT'));
alter table outgoing_message add constraint outgoing_message_kind_known check (kind in ('ACKNOWLEDGEMENT', 'PROGRESS', 'RESULT', 'VISIT', 'STAFF_NOTICE'));
alter table outgoing_message add constraint outgoing_message_state_known check (state in ('WAITING', 'SENT', 'FAILED'));
alter table outgoing_message add constraint outgoing_message_failure_known check (failure in ('UNREACHABLE', 'REFUSED', 'ADDRESS_NOT_ALLOWED', 'NO_RECIPIENT', 'CHANNEL_ENDED', 'SMTP_NOT_SET', 'SECRET_UNREADABLE'));
alter table mediation_organisation add constraint mediation_organisation_kind_known check (kind in ('OWN_PANEL', 'PEOPLES_COMMITTEE', 'ASSOCIATION', 'AUTHORITY'));
alter table mediation_case add constraint mediation_case_state_known check (state in ('PROPOSED', 'CONSENTED', 'IN_SESSION', 'AGREED', 'PERFORMING', 'PERFORMED', 'BREACHED', 'FAILED', 'WITHDRAWN'));
alter table mediation_case add constraint mediation_case_kind_known check (kind in ('LEAK', 'RENOVATION_DAMAGE', 'NOISE', 'PARKING_SPACE', 'UNPAID_FEES', 'FALLING_OBJECT', 'DOG_BITE', 'LIFT_OUTAGE', 'DEVELOPER_PROMISE', 'ILLEGAL_CONSTRUCTION', 'SHARED_SPACE', 'COMMERCIAL_FUMES', 'OTHER'));
alter table case_statement add constraint case_statement_level_known check (level in ('JOINT', 'STAFF', 'MEDIATOR_ONLY'));
alter table party_identity add constraint party_identity_id_type_known check (id_type in ('RESIDENT_ID', 'CREDIT_CODE', 'PASSPORT'));
alter table case_timer add constraint case_timer_kind_known check (kind in ('OUTCOME_DUE_SOON', 'OUTCOME_OVERDUE', 'OBLIGATION_DUE_SOON', 'OBLIGATION_OVERDUE', 'BREACH_PROPOSAL', 'CONFIRMATION_FIRST_REMINDER', 'CONFIRMATION_LAST_REMINDER', 'CONFIRMATION_LAPSE'));
alter table agreement add constraint agreement_kind_known check (kind in ('PEOPLES_MEDIATION', 'OTHER_MEDIATION', 'SETTLEMENT'));
alter table agreement add constraint agreement_form_known check (form in ('WRITTEN', 'ORAL'));
alter table agreement add constraint agreement_confirmation_known check (confirmation in ('CLOSED', 'OPEN', 'CONFIRM_APPLIED', 'CONFIRMED', 'REJECTED', 'LAPSED'));
alter table agreement_signature add constraint agreement_signature_means_known check (means in ('PAPER', 'PAD_AND_CODE', 'PAD', 'CODE', 'SEAL', 'ORAL_CONFIRMATION'));
alter table obligation add constraint obligation_state_known check (state in ('PENDING', 'DUE_SOON', 'OVERDUE', 'FULFILLED', 'WAIVED', 'BREACHED'));
alter table obligation add constraint obligation_kind_known check (kind in ('PAY', 'REPAIR', 'STOP', 'APOLOGISE', 'RESTORE', 'PROVIDE', 'OTHER'));
alter table obligation_move add constraint obligation_move_state_known check (state in ('PENDING', 'DUE_SOON', 'OVERDUE', 'FULFILLED', 'WAIVED', 'BREACHED'));
alter table webhook_delivery add constraint webhook_delivery_kind_known check (kind in ('REGISTERED', 'RESPONDED', 'TRIAGED', 'VALIDITY_CHANGED', 'ASSIGNED', 'ACCEPTED', 'DECLINED', 'ASSIGNMENT_LAPSED', 'CONTACTED', 'PROGRESS_NOTED', 'REMARKED', 'EVIDENCE_ADDED', 'INVESTIGATED', 'PLANNED', 'TASK_ADDED', 'TASK_ACCEPTED', 'TASK_DECLINED', 'TASK_COMPLETED', 'TASK_DROPPED', 'TASK_OVERDUE', 'PROMISED', 'PROMISE_MOVED', 'SUSPENDED', 'RESUMED', 'ESCALATED', 'ESCALATION_REMINDED', 'ESCALATION_ACKNOWLEDGED', 'RESOLVED', 'WITHDRAWN', 'MALICIOUS_FLAGGED', 'SEVERITY_SET', 'MAJOR_PROPOSED', 'MAJOR_DISMISSED', 'RESPONSE_MEETING_HELD', 'RESPONSE_MEETING_OVERDUE', 'INCIDENT_JOINED', 'INCIDENT_LEFT', 'MEDIATION_BEGUN', 'REFERRED', 'TAKEN_BACK', 'MERGED', 'VISITED', 'VISIT_EXEMPTED', 'QUIET_BROKEN', 'RESULT_CONFIRMED', 'RESULT_REFUSED', 'PREVENTIVE_MEASURE_SET', 'PREVENTIVE_MEASURE_DUE', 'PREVENTIVE_MEASURE_DONE', 'CLOSED', 'REOPENED', 'HANDED_OVER', 'CLOCK_DUE_SOON', 'CLOCK_OVERDUE', 'CLOCK_LIMIT_PASSED', 'SILENCE_NOTICED', 'DEADLINES_RECOMPUTED', 'CONTACT_REVEALED', 'MESSAGE_SENT', 'MESSAGE_FAILED', 'CALENDAR_LOADED', 'POLICY_CHANGED', 'STAFF_ADDED', 'STAFF_CHANGED', 'STAFF_PASSWORD_SET', 'DEPARTMENT_SAVED', 'PROJECT_ADDED', 'SUB_CATEGORY_SAVED'));
alter table webhook_delivery add constraint webhook_delivery_state_known check (state in ('WAITING', 'DELIVERED', 'FAILED'));
alter table webhook_attempt add constraint webhook_attempt_failure_known check (failure in ('UNREACHABLE', 'REFUSED', 'ADDRESS_NOT_ALLOWED', 'SECRET_UNREADABLE', 'RIGHT_LOST'));

-- What Prisma's language cannot say, written by hand and kept with the first migration.

-- Wakes whoever listens. Where processes wake each other by another way, the words go to the one who writes, who passes
-- them on after the commit (api/src/kernel/announce.ts): NOTIFY lets all commits of the database queue for one lock.
create function announce(channel text, payload text) returns void language plpgsql as $$
begin
  if current_setting('heyi.announce', true) = 'notice' then
    raise notice using message = channel, detail = payload, errcode = 'HEYI1';
  else
    perform pg_notify(channel, payload);
  end if;
end
$$;

-- ORG-5: at no moment is an open complaint without an owner, a next action and a time by which something is due.
alter table complaint add constraint complaint_never_dropped check (
  state in ('CLOSED', 'MERGED', 'WITHDRAWN')
  or (owner_id is not null and next_action is not null and next_action_due_at is not null
      and due_at is not null and due_kind is not null)
);
alter table complaint add constraint complaint_level_on_the_ladder check (level between 0 and 3);
alter table complaint add constraint complaint_version_rises_from_one check (version >= 1);
-- INT-3
alter table complaint add constraint complaint_number_form check (number ~ '^[A-Z][A-Z0-9]*-[0-9]{6}-[0-9]{4,}$');
alter table complaint add constraint complaint_tracking_code_unguessable check (char_length(tracking_code) >= 17);

-- ORG-1: a company's complaint lies in a project of that company, and so does its department.
alter table complaint add constraint complaint_project_of_company
  foreign key (company_id, project_id) references project (company_id, id);
alter table department add constraint department_project_of_company
  foreign key (company_id, project_id) references project (company_id, id);

-- ORG-3: company-wide roles have no project, all others have one; only a handler belongs to a department.
-- SLA-6: a company always has a policy, a project may follow it; service hours are a project's.
alter table policy_version add constraint policy_version_of_company_or_project check (
  project_id is not null or (data is not null and service_hours is null));
alter table staff_role add constraint staff_role_held_where_it_belongs check (
  (role in ('COMPANY_QA', 'ADMIN')) = (project_id is null)
  and (department_id is null or role = 'HANDLER')
);
create unique index staff_role_held_once on staff_role
  (staff_id, role, project_id, department_id) nulls not distinct;

-- SLA-4, SLA-5: one live deadline of a kind, one suspension at a time.
create unique index clock_one_live on clock (complaint_id, kind) where state in ('RUNNING', 'PAUSED');
create unique index suspension_one_at_a_time on suspension (complaint_id) where ended_at is null;

-- SLA-3: each deadline speaks exactly once, whoever fires it and however often.
create unique index event_deadline_speaks_once on event
  (company_id, complaint_id, kind, (data->>'clock'), (data->>'generation'))
  where kind in ('CLOCK_DUE_SOON', 'CLOCK_OVERDUE', 'CLOCK_LIMIT_PASSED');

-- AUD-1: nothing that happened is changed or taken back.
create function event_is_never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'the event log is append-only' using errcode = 'restrict_violation';
end
$$;
create trigger event_no_update_or_delete before update or delete on event
  for each row execute function event_is_never_changed();
create trigger event_no_truncate before truncate on event
  for each statement execute function event_is_never_changed();

-- VIS-3: who is in a quiet period, for each new complaint to look at.
create index complaint_in_quiet_period on complaint (project_id, quiet_until) where quiet_until is not null and state = 'RESOLVED';
-- ORG-1: an incident lies in a project of its company.
alter table incident add constraint incident_project_of_company
  foreign key (company_id, project_id) references project (company_id, id);
-- VIS-4
alter table complaint add constraint complaint_last_result_of_five check (last_result between 1 and 5);

-- The queue reads open complaints only, what runs out first on top: its cost must not grow with what has ended.
create index complaint_queue_of_project on complaint (project_id, due_at, id)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN');
create index complaint_queue_of_owner on complaint (owner_id, due_at, id)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN');
create index complaint_queue_of_handler on complaint (handler_id, due_at, id)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN');
create index complaint_queue_of_department on complaint (department_id, due_at, id)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN');
create index complaint_queue_of_company on complaint (company_id, due_at, id)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN');
create index complaint_queue_of_helpers on complaint using gin (task_department_ids)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN');
-- ESC-3, MAJ-1, MAJ-2, VIS-1: what waits for a role, or is late: few of all that is open (api/src/board/queries.ts).
create index complaint_on_a_board on complaint (company_id, project_id)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN')
    and ((next_action in ('VISIT', 'CLOSE', 'QUIET_PERIOD') or level > acknowledged_level
          or major_proposed_at is not null or (major_since is not null and meeting_held_at is null))
         or urge = 'OVERDUE');
-- What comes and goes, day by day (api/src/board/figures.ts).
create index event_of_trend on event (company_id, at)
  where kind in ('REGISTERED', 'CLOSED', 'WITHDRAWN', 'MERGED', 'REOPENED', 'CLOCK_OVERDUE');
create index preventive_measure_due on preventive_measure (complaint_id) where done_at is null and reminded_at is not null;
create index complaint_seen_by_measure_owners on complaint using gin (measure_owner_ids) where measure_owner_ids <> '{}';
-- Few among many, and anywhere in the queue's order.
create index complaint_queue_escalated on complaint (company_id, due_at, id)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN') and level > 0;
create index complaint_search on complaint using gin (search_terms);
create index complaint_search_open on complaint using gin (search_terms)
  where state not in ('CLOSED', 'MERGED', 'WITHDRAWN');
-- Phones are asked for by their last digits.
create index complainant_phone_by_end on complainant (reverse(phone_digits) text_pattern_ops);

-- Rows of the queue show these names, and a change of one is no event: processes that hold the rows read them anew.
create function directory_has_changed() returns trigger language plpgsql as $$
begin
  -- Through JSON, for a room has no company of its own and the others no project.
  perform announce('heyi_directory', coalesce(to_jsonb(new)->>'company_id', (
    select p.company_id::text from project p where p.id = (to_jsonb(new)->>'project_id')::uuid)));
  return null;
end
$$;
create trigger staff_renamed after update of name on staff
  for each row when (old.name is distinct from new.name) execute function directory_has_changed();
create trigger project_renamed after update of code, name on project
  for each row when ((old.code, old.name) is distinct from (new.code, new.name)) execute function directory_has_changed();
create trigger department_renamed after update of name on department
  for each row when (old.name is distinct from new.name) execute function directory_has_changed();
create trigger room_relabelled after update of label on room
  for each row when (old.label is distinct from new.label) execute function directory_has_changed();

-- LIV-1: whatever takes or gives rights, and whatever ends a session, has a number in its company, given under the head's
-- row lock and so in the order of commit: who is about to tell something first looks whether there is a newer one.
create function rights_have_changed() returns trigger language plpgsql as $$
declare
  was jsonb := to_jsonb(old);
  becomes jsonb := to_jsonb(new);
  people uuid[] := case tg_table_name
    when 'auth_session' then array(select s.id from staff s where s.user_id = (was->>'user_id')::uuid)
    when 'staff_role' then array[(was->>'staff_id')::uuid, (becomes->>'staff_id')::uuid]
    else array[(becomes->>'id')::uuid]
  end;
  person record;
begin
  for person in select s.id, s.company_id from staff s where s.id = any(people) loop
    with head as (
      insert into rights_head (company_id, version) values (person.company_id, 1)
      on conflict (company_id) do update set version = rights_head.version + 1
      returning version
    )
    update staff s set rights_version = head.version from head where s.id = person.id;
    perform announce('heyi_rights', person.id::text);
  end loop;
  return null;
end
$$;
create trigger session_ended after delete on auth_session
  for each row when (old.expires_at > now()) execute function rights_have_changed();
create trigger session_shortened after update of expires_at, user_id on auth_session
  for each row when (old.expires_at > new.expires_at or old.user_id <> new.user_id) execute function rights_have_changed();
create trigger role_given_or_taken after insert or update or delete on staff_role
  for each row execute function rights_have_changed();
create trigger staff_comes_or_goes after update of active, user_id on staff
  for each row when ((old.active, old.user_id) is distinct from (new.active, new.user_id)) execute function rights_have_changed();

-- ORG-5: whoever is named to do something works here. Their row is held until the naming is committed, so that nobody goes
-- in between; what was decided on an older state is decided anew.
create function named_staff_works_here() returns trigger language plpgsql as $$
begin
  perform from staff where id = (to_jsonb(new)->>tg_argv[0])::uuid and active for share;
  if not found then
    raise exception 'a person who has gone is named' using errcode = 'serialization_failure';
  end if;
  return new;
end
$$;
create trigger complaint_owner_works_here before update of owner_id on complaint
  for each row when (new.owner_id is not null and new.owner_id is distinct from old.owner_id)
  execute function named_staff_works_here('owner_id');
create trigger complaint_handler_works_here before update of handler_id on complaint
  for each row when (new.handler_id is not null and new.handler_id is distinct from old.handler_id)
  execute function named_staff_works_here('handler_id');
create trigger task_handler_works_here before update of handler_id on task
  for each row when (new.handler_id is not null and new.handler_id is distinct from old.handler_id)
  execute function named_staff_works_here('handler_id');
create trigger measure_owner_works_here before insert or update of owner_id on preventive_measure
  for each row when (new.done_at is null)
  execute function named_staff_works_here('owner_id');

alter table sub_category add constraint sub_category_until_after_from check (valid_until >= valid_from);

-- A message's fate and its moment come together, and a failure has a reason.
alter table outgoing_message add constraint outgoing_message_settled_whole check (
  (state = 'WAITING') = (settled_at is null) and (state = 'FAILED') <= (failure is not null)
);
-- ORG-1: a channel's project is one of its company.
alter table message_channel add constraint message_channel_project_of_company
  foreign key (company_id, project_id) references project (company_id, id);
-- What was said to people in the company's name stays as it was said.
create function template_is_never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'a template is replaced, never changed' using errcode = 'restrict_violation';
end
$$;
create trigger template_no_update_or_delete before update or delete on message_template
  for each row execute function template_is_never_changed();

-- Counts of a moment: they need not survive a crash, and writing them costs the less.
alter table bucket set unlogged;

-- ORG-1: a case lies in a project of its company; who has to do with it works there.
alter table mediation_organisation add constraint mediation_organisation_of_company foreign key (company_id) references company (id);
alter table court add constraint court_of_company foreign key (company_id) references company (id);
alter table mediation_case add constraint mediation_case_project_of_company
  foreign key (company_id, project_id) references project (company_id, id);
alter table mediation_case add constraint mediation_case_mediator foreign key (mediator_id) references staff (id);
alter table mediation_case add constraint mediation_case_recorder foreign key (recorder_id) references staff (id);
alter table mediation_case add constraint mediation_case_organisation foreign key (organisation_id) references mediation_organisation (id);
alter table case_complaint add constraint case_complaint_of_complaint foreign key (complaint_id) references complaint (id);
alter table case_number add constraint case_number_of_project foreign key (project_id) references project (id);
alter table obligation add constraint obligation_project_of_company
  foreign key (company_id, project_id) references project (company_id, id);
-- MED-2: whoever is not yet at an end has a day by which something must be said.
alter table mediation_case add constraint mediation_case_not_forgotten check (
  state not in ('CONSENTED', 'IN_SESSION') or outcome_due_at is not null);
-- MED-5: what is said in confidence is sealed or not there at all.
alter table case_statement add constraint case_statement_confidence_is_sealed check (
  (level = 'MEDIATOR_ONLY') = (sealed is not null) and (sealed is null) <> (text is null));
-- MED-5: one person alone opens nothing.
alter table confidence_request add constraint confidence_request_takes_two check (opened_by_id <> asked_by_id);

-- AGR-4: after it is frozen nothing of a text changes, and what is in effect stays so.
create function agreement_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
     or (old.id, old.case_id, old.number, old.kind, old.form, old.content, old.text, old.hash, old.electronic, old.frozen_at, old.supplement_to_id)
        is distinct from
        (new.id, new.case_id, new.number, new.kind, new.form, new.content, new.text, new.hash, new.electronic, new.frozen_at, new.supplement_to_id)
     or (old.effective_at is not null and (old.effective_at, old.dropped_at) is distinct from (new.effective_at, new.dropped_at))
     or (old.dropped_at is not null and (old.effective_at, old.dropped_at) is distinct from (new.effective_at, new.dropped_at))
  then
    raise exception 'a frozen agreement does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger agreement_never_changes before update or delete on agreement
  for each row execute function agreement_is_frozen();
create trigger agreement_no_truncate before truncate on agreement
  for each statement execute function event_is_never_changed();
create function signature_is_never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'a signature does not change' using errcode = 'restrict_violation';
end
$$;
create trigger agreement_signature_no_update_or_delete before update or delete on agreement_signature
  for each row execute function signature_is_never_changed();
create trigger agreement_signature_no_truncate before truncate on agreement_signature
  for each statement execute function signature_is_never_changed();
-- AGR-4: what is not in effect and not dropped is waiting for hands: one text of a case at a time.
create unique index agreement_one_waiting on agreement (case_id) where effective_at is null and dropped_at is null;
create unique index agreement_number_in_effect on agreement (case_id, number) where dropped_at is null;
-- AGR-6: what is still owed, the nearest first.
create index obligation_open on obligation (company_id, due_date) where state in ('PENDING', 'DUE_SOON', 'OVERDUE');
-- PAR-1: an app asks for its own, the newest first; most complaints are of none.
create index complaint_of_partner on complaint (partner_app_id, id) where partner_app_id is not null;
alter table partner_app add constraint partner_app_scopes_hold
  check (scopes <@ array['COMPLAINT_SUBMIT', 'COMPLAINT_READ', 'EVIDENCE_ADD', 'VISIT_RATE', 'WEBHOOK_MANAGE']);
-- PAR-1: what waits, by endpoint and complaint in the order of the log; and what was not delivered, for who looks.
create index webhook_delivery_waiting on webhook_delivery (endpoint_id, complaint_id, seq) where state = 'WAITING';
create index webhook_delivery_due on webhook_delivery (endpoint_id, next_at) where state = 'WAITING';
create index webhook_delivery_failed on webhook_delivery (endpoint_id, seq) where state = 'FAILED';
-- AGR-6: what is owed stays what was agreed; only how far it is kept moves, and each move stays on record.
create function obligation_is_agreed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
     or (old.id, old.agreement_id, old.case_id, old.term_no, old.instalment_no, old.obligor, old.obligee, old.kind, old.amount_fen, old.due_date)
        is distinct from
        (new.id, new.agreement_id, new.case_id, new.term_no, new.instalment_no, new.obligor, new.obligee, new.kind, new.amount_fen, new.due_date)
  then
    raise exception 'what is owed does not change' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;
create trigger obligation_never_changes before update or delete on obligation
  for each row execute function obligation_is_agreed();
create function record_is_never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'a record does not change' using errcode = 'restrict_violation';
end
$$;
create trigger obligation_move_no_update_or_delete before update or delete on obligation_move
  for each row execute function record_is_never_changed();
-- MED-4, MED-5: what was said stays as it was written down.
create trigger case_statement_no_update_or_delete before update or delete on case_statement
  for each row execute function record_is_never_changed();

-- The write path in one call: a statement is a transaction of its own, so a command costs one round trip to write and
-- holds no lock while anyone thinks. One function for each noun; complaint_save calls them in the order that must hold.

-- AUD-1, LIV-1: appends to a company's log and gives the number before the first line. The head's row lock is held until
-- commit, so numbers have no gap and their order is the order of commit: from here on the company's other writers wait.
create function event_append(of_company uuid, lines jsonb) returns bigint language plpgsql as $$
declare
  many int := jsonb_array_length(lines);
  last bigint;
begin
  update log_head set seq = seq + many where company_id = of_company returning seq into last;
  if not found then
    raise exception 'the company has no log head';
  end if;
  insert into event (company_id, seq, at, kind, actor_id, complaint_id, case_id, version, data, before, after)
  select of_company, last - many + l.place, l.at, l.kind, l."actorId", l."complaintId", l."caseId", l.version, l.data, l.before, l.after
    from rows from (jsonb_to_recordset(lines) as (at timestamptz, kind text, "actorId" uuid, "complaintId" uuid, "caseId" uuid,
                                                  version int, data jsonb, before jsonb, after jsonb))
         with ordinality as l(at, kind, "actorId", "complaintId", "caseId", version, data, before, after, place)
   order by l.place;
  insert into event_words (company_id, seq, public, words)
  select of_company, last - many + l.place, l.public, coalesce(l.words, '{}')
    from rows from (jsonb_to_recordset(lines) as (words jsonb, public boolean)) with ordinality as l(words, public, place)
   where l.words is not null or l.public;
  -- Whoever listens is woken with the company and its newest number only; the table is the truth.
  perform announce('heyi_events', of_company || ':' || last);
  return last - many;
end
$$;

-- INT-3: the row lock on the last number is held until commit, so no number is lost or given twice.
create function complaint_number_next(of_project uuid, of_month text) returns text language plpgsql as $$
declare
  given int;
begin
  insert into complaint_number (project_id, month, last) values (of_project, of_month, 1)
  on conflict (project_id, month) do update set last = complaint_number.last + 1
  returning last into given;
  return (select code from project where id = of_project) || '-' || of_month || '-'
      || lpad(given::text, greatest(4, length(given::text)), '0');
end
$$;

-- MED-1: likewise for cases, by the year.
create function case_number_next(of_project uuid, of_year text) returns text language plpgsql as $$
declare
  given int;
begin
  insert into case_number (project_id, year, last) values (of_project, of_year, 1)
  on conflict (project_id, year) do update set last = case_number.last + 1
  returning last into given;
  return (select code from project where id = of_project) || '-TJ-' || of_year || '-' || lpad(given::text, greatest(3, length(given::text)), '0');
end
$$;

-- The complaints themselves: new ones whole, of known ones what a command may change; the rest was written at intake.
create function complaint_write(born jsonb, changed jsonb) returns void language plpgsql as $$
begin
  if jsonb_array_length(born) > 0 then
    insert into complaint select r.* from jsonb_populate_recordset(null::complaint, born) r;
  end if;
  if jsonb_array_length(changed) > 0 then
    update complaint c
       set (version, state, category, sub_category, validity, severity, malicious, urgency, impact, priority, triaged_at,
            owner_id, department_id, handler_id, assigned_at, accepted_at, declines, level, responded_at, replied_at,
            resolved_at, told_at, visited_at, ended_at, last_contact_at, silence_noticed_at, promised_at, promise_moves,
            suspended_from, suspend_reason, review_at, settled_on_the_spot, root_cause, next_action, next_action_due_at,
            due_at, due_kind, urge, provisional, validity_at, injury, escalated_at, acknowledged_level, reminders, outcome,
            visit_exemption, about_staff_id, investigated_at, plan_consent, planned_at, visit_tries, last_try_on, quiet_since,
            quiet_until, last_result, manager_visits, confirmed_at, dissatisfied_at, major_causes, major_proposed_at,
            major_since, meeting_due_at, meeting_held_at, meeting_overdue_at, incident_id, merged_into_id, task_department_ids,
            measure_owner_ids)
         = (r.version, r.state, r.category, r.sub_category, r.validity, r.severity, r.malicious, r.urgency, r.impact,
            r.priority, r.triaged_at, r.owner_id, r.department_id, r.handler_id, r.assigned_at, r.accepted_at, r.declines,
            r.level, r.responded_at, r.replied_at, r.resolved_at, r.told_at, r.visited_at, r.ended_at, r.last_contact_at,
            r.silence_noticed_at, r.promised_at, r.promise_moves, r.suspended_from, r.suspend_reason, r.review_at,
            r.settled_on_the_spot, r.root_cause, r.next_action, r.next_action_due_at, r.due_at, r.due_kind, r.urge,
            r.provisional, r.validity_at, r.injury, r.escalated_at, r.acknowledged_level, r.reminders, r.outcome,
            r.visit_exemption, r.about_staff_id, r.investigated_at, r.plan_consent, r.planned_at, r.visit_tries, r.last_try_on,
            r.quiet_since, r.quiet_until, r.last_result, r.manager_visits, r.confirmed_at, r.dissatisfied_at, r.major_causes,
            r.major_proposed_at, r.major_since, r.meeting_due_at, r.meeting_held_at, r.meeting_overdue_at, r.incident_id,
            r.merged_into_id, r.task_department_ids, r.measure_owner_ids)
      from jsonb_populate_recordset(null::complaint, changed) r
     where c.id = r.id;
  end if;
end
$$;

-- Parts are only ever added to or moved on; timers are derived anew.
create function complaint_write_parts(
  of_complaints uuid[], clocks jsonb, suspensions jsonb, timers jsonb, tasks jsonb, measures jsonb
) returns void language plpgsql as $$
begin
  insert into clock select r.* from jsonb_populate_recordset(null::clock, clocks) r
  on conflict (complaint_id, kind, generation) do update
     set state = excluded.state, limit_at = excluded.limit_at, ended_at = excluded.ended_at, due_soon_fired_at = excluded.due_soon_fired_at,
         overdue_fired_at = excluded.overdue_fired_at, limit_fired_at = excluded.limit_fired_at,
         escalation_steps = excluded.escalation_steps
   where (clock.state, clock.limit_at, clock.ended_at, clock.due_soon_fired_at, clock.overdue_fired_at, clock.limit_fired_at, clock.escalation_steps)
         is distinct from
         (excluded.state, excluded.limit_at, excluded.ended_at, excluded.due_soon_fired_at, excluded.overdue_fired_at, excluded.limit_fired_at, excluded.escalation_steps);
  if jsonb_array_length(suspensions) > 0 then
    insert into suspension select r.* from jsonb_populate_recordset(null::suspension, suspensions) r
    on conflict (complaint_id, started_at) do update set ended_at = excluded.ended_at
     where suspension.ended_at is distinct from excluded.ended_at;
  end if;
  if jsonb_array_length(tasks) > 0 then
    insert into task select r.* from jsonb_populate_recordset(null::task, tasks) r
    on conflict (id) do update
       set handler_id = excluded.handler_id, state = excluded.state, accepted_at = excluded.accepted_at,
           ended_at = excluded.ended_at, overdue_at = excluded.overdue_at
     where (task.handler_id, task.state, task.accepted_at, task.ended_at, task.overdue_at)
           is distinct from
           (excluded.handler_id, excluded.state, excluded.accepted_at, excluded.ended_at, excluded.overdue_at);
  end if;
  if jsonb_array_length(measures) > 0 then
    insert into preventive_measure select r.* from jsonb_populate_recordset(null::preventive_measure, measures) r
    on conflict (id) do update
       set owner_id = excluded.owner_id, done_at = excluded.done_at, reminded_at = excluded.reminded_at
     where (preventive_measure.owner_id, preventive_measure.done_at, preventive_measure.reminded_at)
           is distinct from (excluded.owner_id, excluded.done_at, excluded.reminded_at);
  end if;
  with wanted as (
    select r.* from jsonb_populate_recordset(null::timer, timers) r
  ), stopped as (
    delete from timer t where t.complaint_id = any(of_complaints)
       and not exists (select from wanted w where w.complaint_id = t.complaint_id and w.kind = t.kind and w.subject = t.subject)
  )
  insert into timer (complaint_id, kind, subject, fire_at) select complaint_id, kind, subject, fire_at from wanted
  on conflict (complaint_id, kind, subject) do update set fire_at = excluded.fire_at where timer.fire_at <> excluded.fire_at;
end
$$;

-- VIS-3: a new complaint breaks the quiet periods of its household; who keeps the deadlines looks at them at once.
create function quiet_break(born jsonb, newcomer jsonb) returns void language sql as $$
  insert into timer (complaint_id, kind, subject, fire_at)
  select c.id, 'QUIET_BROKEN', '', (born->>'received_at')::timestamptz
    from complaint c
   where c.quiet_until > (born->>'received_at')::timestamptz and c.state = 'RESOLVED'
     and c.project_id = (born->>'project_id')::uuid and c.quiet_since < (born->>'received_at')::timestamptz
     and (c.room_id = (born->>'room_id')::uuid
       or c.complainant_id in (select w.id from complainant w where w.phone_digits = newcomer->>'phone_digits'))
  on conflict do nothing
$$;

-- Brings the queue's counters in step; after the log, whose lock comes first.
create function queue_count(deltas jsonb) returns void language plpgsql as $$
begin
  update queue_counter q
     set open = q.open + d.open, unassigned = q.unassigned + d.unassigned, due_soon = q.due_soon + d."dueSoon",
         overdue = q.overdue + d.overdue, escalated = q.escalated + d.escalated
    from jsonb_to_recordset(deltas) as d("projectId" uuid, open int, unassigned int, "dueSoon" int, overdue int, escalated int)
   where q.project_id = d."projectId" and (d.open, d.unassigned, d."dueSoon", d.overdue, d.escalated) <> (0, 0, 0, 0, 0);
end
$$;

-- Tells people of lines of the log: one person, everyone with a role, or a department's handlers; never who did it.
create function notice_tell(of_company uuid, before_first bigint, notices jsonb) returns void language plpgsql as $$
begin
  if jsonb_array_length(notices) = 0 then
    return;
  end if;
  insert into notice (id, company_id, staff_id, kind, complaint_id, case_id, seq, at)
  select gen_random_uuid(), of_company, s.id, n.kind, n."complaintId", n."caseId", before_first + n.line, n.at
    from jsonb_to_recordset(notices) as n(kind text, at timestamptz, "actorId" uuid, "complaintId" uuid, "caseId" uuid, line int,
                                          "staffId" uuid, role text, "projectId" uuid, "departmentId" uuid)
    join lateral (
           select st.id from staff st where st.id = n."staffId" and st.active
           union
           select st.id from staff st join staff_role r on r.staff_id = st.id
            where st.company_id = of_company and st.active
              and ((r.role = n.role and r.project_id is not distinct from n."projectId")
                or (r.role = 'HANDLER' and r.department_id = n."departmentId"))
         ) s on s.id is distinct from n."actorId"
  on conflict (staff_id, seq, kind) do nothing;
end
$$;

-- The outbox: a message for each channel that serves the complaint's project, and a job that sends it, with the event or
-- not at all. A complainant is written to once, by the project's own channel before the company's; never one who is
-- anonymous (INT-5) or left no phone.
create function message_queue(of_company uuid, before_first bigint, messages jsonb) returns void language plpgsql as $$
declare
  queued record;
begin
  if jsonb_array_length(messages) = 0 then
    return;
  end if;
  for queued in
    insert into outgoing_message (id, company_id, complaint_id, seq, kind, channel_id, template_id, state, created_at)
    select gen_random_uuid(), of_company, t."complaintId", before_first + t.line, t.kind, t.channel,
           (select mt.id from message_template mt where mt.company_id = of_company and mt.kind = t.kind
             order by mt.at desc, mt.id desc limit 1),
           'WAITING', t.at
      from (select m.*, ch.id as channel,
                   row_number() over (partition by m.line, m.kind order by ch.project_id nulls last, ch.created_at desc, ch.id desc) as place
              from jsonb_to_recordset(messages) as m(kind text, at timestamptz, "complaintId" uuid, line int, channels text[],
                                                     "toComplainant" boolean)
              join complaint c on c.id = m."complaintId"
              join complainant w on w.id = c.complainant_id
              join message_channel ch on ch.company_id = of_company and ch.ended_at is null and ch.kind = any(m.channels)
                                     and (ch.project_id = c.project_id or ch.project_id is null)
             where not m."toComplainant" or (w.kind <> 'ANONYMOUS' and w.phone is not null)) t
     where t.place = 1 or not t."toComplainant"
    returning id, channel_id
  loop
    -- One at a time by each channel: a gateway that hangs holds up nobody else's jobs.
    perform graphile_worker.add_job('message.send', json_build_object('id', queued.id),
                                    queue_name := 'message ' || queued.channel_id);
  end loop;
end
$$;

-- All of one command, or nothing of it. What was read without a lock must still be as it was read, or the race is lost
-- (40001) and the command is decided anew. The receipt comes before the number, so that a request sent twice at once
-- waits for itself and takes none; the log comes after all rows, the counters, notices and messages after the log.
create function complaint_save(
  of_company uuid,
  seen jsonb,         -- {id, stamp} as read without a lock; null: the caller holds the lock, or it is new
  receipt jsonb,      -- row of command_receipt (INT-4); null: nobody asks twice
  newcomer jsonb,     -- {complainant, month}: who complains in the first of `born`, and the month of its number; null: no birth
  born jsonb, changed jsonb, clocks jsonb, suspensions jsonb, timers jsonb, tasks jsonb, measures jsonb,
  lines jsonb, counts jsonb, notices jsonb, messages jsonb
) returns bigint language plpgsql as $$
declare
  before_first bigint;
begin
  if seen is not null then
    perform from complaint where id = (seen->>'id')::uuid for update;
    -- Another statement, another look: after the wait the row is what the last one left.
    perform from complaint where id = (seen->>'id')::uuid and xmin::text = seen->>'stamp';
    if not found then
      raise exception 'changed since it was read' using errcode = 'serialization_failure';
    end if;
  end if;
  if receipt is not null then
    insert into command_receipt select r.* from jsonb_populate_record(null::command_receipt, receipt) r;
  end if;
  if newcomer is not null then
    insert into complainant select r.* from jsonb_populate_record(null::complainant, newcomer->'complainant') r;
    born := jsonb_set(born, '{0,number}', to_jsonb(
      complaint_number_next((born->0->>'project_id')::uuid, newcomer->>'month')));
  end if;
  perform complaint_write(born, changed);
  if newcomer is not null then
    perform quiet_break(born->0, newcomer->'complainant');
  end if;
  perform complaint_write_parts(
    array(select (row->>'id')::uuid from jsonb_array_elements(born || changed) row),
    clocks, suspensions, timers, tasks, measures);
  before_first := event_append(of_company, lines);
  perform queue_count(counts);
  perform notice_tell(of_company, before_first, notices);
  perform message_queue(of_company, before_first, messages);
  return before_first;
end
$$;
